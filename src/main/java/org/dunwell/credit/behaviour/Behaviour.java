package org.dunwell.credit.behaviour;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dunwell.platform.Money;

/**
 * How a customer pays: now, or as was known when a past day began. The twelve months are the 365
 * days before it. Averages and sums are of invoices in the party's currency; counts are of all.
 *
 * @param asOf the day, in the customer's zone; of the row of now the day since which it reads so
 * @param invoicesSettled in the twelve months, however: by money, a write-off or the ledger's word;
 *     credited ones were not owed and do not count
 * @param averageDaysBeyondTerms weighted by amount, early ones counting 0; null when none was
 *     settled
 * @param averageDaysAgainstTerms the same, early ones counting below 0
 * @param trendDays days beyond terms of the last 90 days less those of the nine months before:
 *     above 0 is worse; null when either has none
 * @param lateShare 0 to 1 of the settled ones; null when there are none
 * @param longestDaysLate of the settled ones
 * @param pastDue what is open, was due before the day and was not in dispute
 * @param oldestDaysPastDue of that; 0 when nothing is
 * @param promisesBroken in the twelve months, kept in part included
 * @param disputesRejected of the twelve months
 * @param failedDebits that came back in the twelve months
 * @param soldInYear in the twelve months
 * @param customerSince the first invoice; null before it
 */
public record Behaviour(
    long customerId,
    LocalDate asOf,
    int invoicesSettled,
    BigDecimal averageDaysBeyondTerms,
    BigDecimal averageDaysAgainstTerms,
    BigDecimal trendDays,
    BigDecimal lateShare,
    int longestDaysLate,
    BigDecimal pastDue,
    int oldestDaysPastDue,
    int promisesKept,
    int promisesBroken,
    int disputesOpened,
    int disputesRejected,
    int failedDebits,
    BigDecimal soldInYear,
    LocalDate customerSince) {

  /** The same with its amounts in the digits of the party's currency, ISO 4217. */
  public Behaviour inDigits(String currency) {
    return new Behaviour(
        customerId,
        asOf,
        invoicesSettled,
        averageDaysBeyondTerms,
        averageDaysAgainstTerms,
        trendDays,
        lateShare,
        longestDaysLate,
        Money.inDigits(pastDue, currency),
        oldestDaysPastDue,
        promisesKept,
        promisesBroken,
        disputesOpened,
        disputesRejected,
        failedDebits,
        Money.inDigits(soldInYear, currency),
        customerSince);
  }

  /** Promises kept of those that ended, 0 to 1; null when none has. */
  public BigDecimal promiseKeptRate() {
    int ended = promisesKept + promisesBroken;
    return ended == 0
        ? null
        : BigDecimal.valueOf(promisesKept)
            .divide(BigDecimal.valueOf(ended), 4, java.math.RoundingMode.HALF_UP);
  }
}
