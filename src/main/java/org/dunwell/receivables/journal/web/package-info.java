/** The journal for programs and for people. */
package org.dunwell.receivables.journal.web;
