package org.dunwell.contact.replies;

/**
 * A mail with files is known to be this customer's. Published in the transaction that takes the
 * mail in: whoever hears it writes down what to do later and reads nothing yet.
 */
public record FilesReceived(long mailId, long customerId) {}
