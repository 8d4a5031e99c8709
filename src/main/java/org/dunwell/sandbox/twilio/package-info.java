/**
 * A telephone company that speaks Twilio's published API: calls that run TwiML, recordings and
 * their transcripts, text messages, signed webhooks, and handsets in the browser for whoever is
 * called. A counterparty at the other end of the wire: it keeps its own journal, takes nothing of
 * Dunwell but a clock, and can run in a process of its own to witness what was really said.
 */
package org.dunwell.sandbox.twilio;
