package org.dunwell.promises;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.dunwell.platform.decisions.Decision;

/**
 * What may be promised now for some invoices, by {@code rules/promise-limits.dmn}.
 *
 * @param currency of all amounts
 * @param most all that can be promised of these invoices: what is past due of them (of those not
 *     yet due, what is open) and neither blocked for another reason nor covered by credits
 * @param least the smallest part of it that is worth a promise
 * @param earliest today in the selling entity's zone
 * @param latest the last day that may be promised
 * @param promisesSoFar for the invoice that has been promised most often
 * @param maxPromises how often one invoice may be promised
 * @param graceDays working days after the promised day on which money still counts
 * @param tolerancePercent a promise is kept when no more than this part of it is missing
 * @param row the row that says so, such as {@code row 9 of rules/promise-limits.dmn}
 * @param why its reason
 */
public record Limits(
    String currency,
    BigDecimal most,
    BigDecimal least,
    LocalDate earliest,
    LocalDate latest,
    int promisesSoFar,
    int maxPromises,
    int graceDays,
    int tolerancePercent,
    String row,
    String why) {

  /** The answer of the table. */
  record Row(
      int maxDaysAhead, int minShare, int maxPromises, int graceDays, int tolerancePercent) {}

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static Limits of(
      Decision<Row> decision, String currency, BigDecimal most, int soFar, LocalDate today) {
    Row row = decision.output();
    Decision.FiredRow fired = decision.fired().get(decision.fired().size() - 1);
    return new Limits(
        currency,
        Phrases.in(currency, most),
        percent(most, row.minShare(), currency, RoundingMode.UP),
        today,
        today.plusDays(row.maxDaysAhead()),
        soFar,
        row.maxPromises(),
        row.graceDays(),
        row.tolerancePercent(),
        "row %d of rules/promise-limits.dmn".formatted(fired.row()),
        fired.why());
  }

  /**
   * A part of what can be promised.
   *
   * @param percent 1 to 100
   * @return rounded up
   */
  public BigDecimal share(int percent) {
    return percent(most, percent, currency, RoundingMode.UP);
  }

  /** Whether any promise may be taken at all. */
  public boolean allow() {
    return most.signum() > 0 && promisesSoFar < maxPromises;
  }

  /**
   * @throws BrokenRule naming the limit that is passed, the row that sets it and what is allowed
   */
  void check(BigDecimal amount, LocalDate promisedFor) {
    if (promisesSoFar >= maxPromises) {
      refuse(
          maxPromises == 0
              ? "No promise can be taken from this customer now."
              : "One of these invoices was promised %d time(s) already; %d are allowed."
                  .formatted(promisesSoFar, maxPromises));
    }
    if (promisedFor == null || promisedFor.isBefore(earliest) || promisedFor.isAfter(latest)) {
      refuse(
          "The day must be between %s and %s; it is %s."
              .formatted(
                  Phrases.day(earliest),
                  Phrases.day(latest),
                  promisedFor == null ? "empty" : Phrases.day(promisedFor)));
    }
    if (amount.compareTo(least) < 0) {
      refuse(
          "A promise for these invoices must be at least %s; it is %s."
              .formatted(Phrases.money(currency, least), Phrases.money(currency, amount)));
    }
  }

  private void refuse(String sentence) {
    throw new BrokenRule("%s That is the limit by %s: %s".formatted(sentence, row, why));
  }

  /** How much may be missing of this amount, rounded down. */
  BigDecimal tolerance(BigDecimal amount) {
    return percent(amount, tolerancePercent, currency, RoundingMode.DOWN);
  }

  private static BigDecimal percent(
      BigDecimal amount, int percent, String currency, RoundingMode mode) {
    int decimals = Money.decimals(Currency.getInstance(currency));
    return amount.multiply(BigDecimal.valueOf(percent)).divide(HUNDRED, decimals, mode);
  }
}
