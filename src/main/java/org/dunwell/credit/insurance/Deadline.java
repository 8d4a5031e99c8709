package org.dunwell.credit.insurance;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A day by which an insurer wants something.
 *
 * @param kind {@code report} or {@code extension}
 * @param dueOn the last day; of several invoices, the earliest
 * @param state {@code open}, {@code done} or {@code gone} when nothing is past due any more
 * @param outcome {@code reported}, {@code extended} or {@code let-go}; null while it is open
 */
public record Deadline(
    long id,
    long coverId,
    long partyId,
    String insurer,
    String policy,
    String kind,
    LocalDate dueOn,
    String state,
    Instant openedAt,
    String outcome,
    String note,
    String doneBy,
    Instant doneAt,
    String processInstanceId) {

  /** What is wanted, in a sentence. */
  public String words() {
    return kind.equals("report")
        ? "Report overdue invoices to %s (policy %s) by %s, or they are not covered."
            .formatted(insurer, policy, dueOn)
        : "The longest extension that %s (policy %s) allows ends on %s: agree with them or collect."
            .formatted(insurer, policy, dueOn);
  }
}
