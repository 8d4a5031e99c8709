package org.dunwell.receivables.notes;

import java.time.Instant;

/**
 * What somebody has written down.
 *
 * @param invoiceId null when it is about the customer as a whole
 * @param text plain, with line breaks
 * @param pinned whether it stands on top of the customer's page
 * @param author user id
 * @param changedBy null while it says what it said at first
 * @param version to be given back by whoever changes it
 */
public record Note(
    long id,
    long customerId,
    String customerNumber,
    Long invoiceId,
    String invoiceNumber,
    String text,
    boolean pinned,
    String author,
    Instant writtenAt,
    String changedBy,
    Instant changedAt,
    int version) {}
