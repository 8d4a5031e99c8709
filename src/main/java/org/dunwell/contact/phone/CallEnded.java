package org.dunwell.contact.phone;

/** A call is over and in the record of touches. Published in the transaction that says so. */
public record CallEnded(long callId) {}
