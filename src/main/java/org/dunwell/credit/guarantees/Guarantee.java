package org.dunwell.credit.guarantees;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What somebody answers for.
 *
 * @param kind one of {@link NewGuarantee#KINDS}
 * @param currency ISO 4217
 * @param until the last day; null for no end
 * @param endedBy who ended it before its time; null while it runs
 */
public record Guarantee(
    long id,
    long partyId,
    String kind,
    String guarantor,
    BigDecimal amount,
    String currency,
    LocalDate until,
    String note,
    String enteredBy,
    Instant enteredAt,
    String endedBy,
    Instant endedAt) {

  /** Whether it counts on a day. */
  public boolean runsOn(LocalDate day) {
    return endedAt == null && (until == null || !until.isBefore(day));
  }
}
