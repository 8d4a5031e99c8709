package org.dunwell.credit.limits;

import java.math.BigDecimal;

/**
 * The columns of {@code credit-limit}'s answer.
 *
 * @param amount in the party's currency, whole units
 * @param terms {@code open} or {@code prepay}
 * @param flag {@code none} or {@code large-for-revenue}
 * @param capacity what the customer can bear; {@link #UNKNOWN} where that does not count
 * @param need what it needs; the same
 * @param policyCap what its class gets at most
 * @param insured for how much it is insured, with what we bear; the same
 */
public record ProposedLimit(
    BigDecimal amount,
    String terms,
    int termsDays,
    String flag,
    BigDecimal capacity,
    BigDecimal need,
    BigDecimal policyCap,
    BigDecimal insured) {

  /** Stands in the table for what is not known and therefore does not count. */
  public static final BigDecimal UNKNOWN = new BigDecimal("999999999999");

  public ProposedLimit {
    if (amount.signum() < 0 || termsDays < 0) {
      throw new IllegalArgumentException("a limit and its terms are 0 or more");
    }
  }
}
