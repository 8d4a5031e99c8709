package org.dunwell.receivables.journal;

import java.time.Instant;

/**
 * Entries that left together; what is in it never changes.
 *
 * @param number without gaps within the selling entity
 * @param name such as {@code DE01-000001}
 * @param state {@code open} (nobody has it yet), {@code sent}, {@code acknowledged} or {@code
 *     refused} (all of it)
 * @param refused how many of its entries the ERP has refused
 * @param jsonSha256 of its bytes as JSON
 * @param csvSha256 of its bytes as CSV
 */
public record JournalBatch(
    long id,
    long sellingEntityId,
    String sellingEntity,
    int number,
    String name,
    int entries,
    int refused,
    Instant closedAt,
    String closedBy,
    String state,
    Instant sentAt,
    Instant acknowledgedAt,
    String jsonSha256,
    String csvSha256) {}
