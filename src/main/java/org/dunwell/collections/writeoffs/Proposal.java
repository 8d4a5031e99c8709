package org.dunwell.collections.writeoffs;

import java.time.Instant;

/**
 * A write-off that was proposed.
 *
 * @param state {@code proposed}, {@code written-off}, {@code refused} or {@code withdrawn}
 * @param approval {@code credit-manager} when a second person has to agree, else {@code none}
 * @param decidedBy who approved or refused it; null while it is open or where nobody had to
 * @param amounts what it is over, by currency, to be read
 */
public record Proposal(
    long id,
    long customerId,
    String reason,
    String state,
    String approval,
    String proposedBy,
    Instant proposedAt,
    String decidedBy,
    Instant decidedAt,
    String note,
    String processInstanceId,
    int invoices,
    String amounts) {

  boolean isOpen() {
    return state.equals("proposed");
  }
}
