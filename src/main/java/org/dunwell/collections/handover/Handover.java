package org.dunwell.collections.handover;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Cases of a customer that are, or were, with somebody outside.
 *
 * @param taskId the decision that handed them over
 * @param recipient {@code agency} or {@code lawyer}
 * @param partner the name of that agency or lawyer
 * @param status {@code outside} or {@code instalments} while they have it; then {@code paid},
 *     {@code uncollectable}, {@code returned}, or {@code settled} when everything was settled
 *     meanwhile
 * @param followUpOn when to ask how it stands, in the house's zone
 * @param lastReport what they said last; null before the first report
 */
public record Handover(
    long id,
    long taskId,
    long customerId,
    String recipient,
    String partner,
    Instant handedOverAt,
    String handedOverBy,
    String note,
    String status,
    LocalDate followUpOn,
    String lastReport,
    Instant endedAt,
    String endedBy) {

  /** Names it as the source of blocks. */
  String source() {
    return "handover/" + id;
  }

  boolean isOutside() {
    return endedAt == null;
  }
}
