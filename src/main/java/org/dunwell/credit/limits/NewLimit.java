package org.dunwell.credit.limits;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A wish for a limit; what is null is taken from the table's proposal.
 *
 * @param scope {@code own} or {@code group}
 * @param cause why, in words or as a key such as {@code review}
 * @param amount in the party's currency; null for what the table proposes
 * @param terms {@code open} or {@code prepay}; null for the table's
 * @param termsDays null for the table's
 * @param from null for today
 * @param until the last day of a temporary limit; null for one without an end
 * @param by user id, or {@code system} for a rule
 */
public record NewLimit(
    long partyId,
    String scope,
    String cause,
    BigDecimal amount,
    String terms,
    Integer termsDays,
    LocalDate from,
    LocalDate until,
    String by) {

  static final int CAUSE_LENGTH = 500;

  private static final int LONGEST_TERMS = 365;
  private static final BigDecimal MOST = new BigDecimal("100000000000");

  public NewLimit {
    scope = scope == null || scope.isBlank() ? "own" : scope;
    if (!scope.equals("own") && !scope.equals("group")) {
      throw new LimitNotAllowed("A limit is for own or for group, not for " + scope + ".");
    }
    cause = cause == null ? "" : cause.strip();
    if (cause.isEmpty() || cause.length() > CAUSE_LENGTH) {
      throw new LimitNotAllowed(
          "Say why in 1 to %d characters; this has %d.".formatted(CAUSE_LENGTH, cause.length()));
    }
    if (amount != null && (amount.signum() < 0 || amount.compareTo(MOST) > 0)) {
      throw new LimitNotAllowed(
          "A limit is 0 or more, and less than %,d.".formatted(MOST.longValue()));
    }
    if (terms != null && !terms.equals("open") && !terms.equals("prepay")) {
      throw new LimitNotAllowed("Terms are open or prepay, not " + terms + ".");
    }
    if (termsDays != null && (termsDays < 0 || termsDays > LONGEST_TERMS)) {
      throw new LimitNotAllowed("Terms are 0 to %d days.".formatted(LONGEST_TERMS));
    }
  }

  /** What the table proposes, as it is. */
  static NewLimit asProposed(long partyId, String cause, String by) {
    return new NewLimit(partyId, "own", cause, null, null, null, null, null, by);
  }
}
