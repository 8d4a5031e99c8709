/**
 * A mail server that stands for all mail servers of the world: it takes every message over SMTP,
 * keeps it on disk, and gives the company a mailbox over IMAP. It needs nothing of Dunwell, so that
 * it can run in a process of its own and witness what was really sent.
 */
package org.dunwell.sandbox.mail;
