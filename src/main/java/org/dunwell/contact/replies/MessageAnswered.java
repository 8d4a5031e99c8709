package org.dunwell.contact.replies;

/**
 * A mail came in that answers one of ours. Published in the transaction that stores it.
 *
 * @param messageId our message
 * @param mailId the mail that came in, see {@link Replies#byId}
 */
public record MessageAnswered(long messageId, long mailId) {}
