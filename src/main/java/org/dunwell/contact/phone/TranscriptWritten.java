package org.dunwell.contact.phone;

/** What was said in a call can be read. Published in the transaction that stores it. */
public record TranscriptWritten(long callId) {}
