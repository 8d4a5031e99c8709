package org.dunwell.credit.bureaus;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A report that we have.
 *
 * @param via {@code asked}, {@code file} or {@code manual}
 * @param reference the bureau's name of it
 * @param reportedOn the day as of which it speaks
 * @param scale of the raw score; null without one
 * @param points what the score means on our scale, 0 to 100; null without one
 * @param band of the score in the bureau's words; null without one
 * @param decisionId what says why it means that; null without a score
 * @param recommendedLimit in {@code currency}; null when none is recommended
 * @param fileName of the report as a file; null without one
 */
public record BureauReport(
    long id,
    long partyId,
    String bureau,
    String via,
    String reference,
    LocalDate reportedOn,
    Instant receivedAt,
    String enteredBy,
    String scale,
    BigDecimal rawScore,
    Integer points,
    String band,
    Long decisionId,
    boolean insolvent,
    String insolvencyNotice,
    BigDecimal recommendedLimit,
    String currency,
    String note,
    String fileName) {

  /** How old what it says is, in days. */
  public long ageOn(LocalDate day) {
    return Math.max(0, ChronoUnit.DAYS.between(reportedOn, day));
  }

  /** The score as people read it, such as {@code 62 (creditsafe)}; empty without one. */
  public String score() {
    return rawScore == null
        ? ""
        : rawScore.stripTrailingZeros().toPlainString() + " (" + scale + ")";
  }
}
