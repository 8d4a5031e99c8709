package org.dunwell.credit.standing;

import java.math.BigDecimal;

/**
 * How a party stands.
 *
 * @param points the score, 0 to 100, 100 for the least risk; null when there is none
 * @param pointsBefore the score thirty days ago; null when there was none
 * @param creditClass {@code A} to {@code E}, or {@code none}
 * @param exposure what is at stake, in the party's currency, never negative
 * @param limit the credit limit in the party's currency; null when there is none
 * @param utilisation percent of the limit that is used; null without a limit
 * @param trendDays by how many days later it has paid lately than before; null when not known
 */
public record Standing(
    long partyId,
    Integer points,
    Integer pointsBefore,
    String creditClass,
    BigDecimal exposure,
    BigDecimal limit,
    BigDecimal utilisation,
    BigDecimal trendDays) {

  /** What tables call the class of somebody who has none. */
  public static final String NO_CLASS = "none";

  public Standing {
    creditClass = creditClass == null ? NO_CLASS : creditClass;
    exposure = exposure == null ? BigDecimal.ZERO : exposure.max(BigDecimal.ZERO);
  }
}
