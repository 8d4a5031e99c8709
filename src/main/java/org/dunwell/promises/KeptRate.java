package org.dunwell.promises;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a customer keeps its word in one currency: promises that were due in the last {@value #DAYS}
 * days and have ended.
 *
 * @param due how many were due
 * @param kept how many of them were kept in full
 * @param promised what there was to keep of them: their amounts, less what was credited or disputed
 * @param keptAmount what of it came in in time
 */
public record KeptRate(
    long customerId,
    String currency,
    int due,
    int kept,
    BigDecimal promised,
    BigDecimal keptAmount) {

  /** How far it looks back. */
  public static final int DAYS = 365;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public KeptRate {
    promised = Phrases.in(currency, promised);
    keptAmount = Phrases.in(currency, keptAmount);
  }

  /** Whole percent of the promises, rounded down. */
  public int percentByCount() {
    return kept * 100 / due;
  }

  /** Whole percent of the promised money, rounded down; 0 when there was nothing to keep. */
  public int percentByAmount() {
    return promised.signum() == 0
        ? 0
        : keptAmount.multiply(HUNDRED).divide(promised, 0, RoundingMode.DOWN).intValueExact();
  }
}
