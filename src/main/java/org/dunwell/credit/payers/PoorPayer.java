package org.dunwell.credit.payers;

import java.math.BigDecimal;
import org.dunwell.platform.Money;

/**
 * A line of the list. Amounts are of invoices in the party's currency.
 *
 * @param owner user id; null for nobody
 * @param creditClass null without a score, as points
 * @param riskClass {@code low}, {@code medium} or {@code high}
 * @param averageDaysBeyondTerms of twelve months, weighted by amount; null when none was settled
 * @param lateShare 0 to 1; null when none was settled
 * @param trendDays above 0 is worse than before; null when there is nothing to compare
 * @param openAmount the money at risk: all that is open
 * @param expectedLoss so much of it will not come, by {@code rules/provision-matrix.dmn}
 */
public record PoorPayer(
    long customerId,
    String number,
    String name,
    String owner,
    String currency,
    String creditClass,
    Integer points,
    String riskClass,
    int invoicesSettled,
    BigDecimal averageDaysBeyondTerms,
    BigDecimal lateShare,
    BigDecimal trendDays,
    int promisesBroken,
    BigDecimal openAmount,
    BigDecimal pastDue,
    int oldestDaysPastDue,
    BigDecimal expectedLoss) {

  /** A day more or less is no trend. */
  private static final BigDecimal STEADY = BigDecimal.ONE;

  public PoorPayer {
    openAmount = Money.inDigits(openAmount, currency);
    pastDue = Money.inDigits(pastDue, currency);
    expectedLoss = Money.inDigits(expectedLoss, currency);
  }

  /** {@code worse}, {@code better}, {@code steady}, or null when there is nothing to compare. */
  public String trend() {
    if (trendDays == null) {
      return null;
    }
    if (trendDays.abs().compareTo(STEADY) <= 0) {
      return "steady";
    }
    return trendDays.signum() > 0 ? "worse" : "better";
  }
}
