package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * By which rule a debt bears interest: the law of the selling entity's country or what was agreed.
 *
 * @param name as people cite it
 * @param series of reference rates
 * @param margin points above the reference
 * @param stays whether the rate stays what it was on the first day of interest
 * @param lumpSums what may be claimed for the costs of recovery, by size of the debt; empty:
 *     nothing
 */
record Law(
    String name,
    String series,
    BigDecimal margin,
    boolean stays,
    DayCount count,
    List<LumpSum> lumpSums) {

  /** Where neither a law nor a contract says anything: nothing but what a plan agrees on. */
  static final Law NONE =
      new Law("no law", "fixed", BigDecimal.ZERO, false, DayCount.ACTUAL_365, List.of());

  /** For debts of {@code from} and more, until the next larger. */
  record LumpSum(BigDecimal from, String currency, BigDecimal amount) {}

  Accrual accrual(RateTable reference, LocalDate dueOn) {
    RateTable rates = reference.plus(margin);
    return new Accrual(stays ? rates.frozenOn(dueOn.plusDays(1)) : rates, count);
  }

  /** Zero when there is none for such a debt, or it is in another currency. */
  BigDecimal lumpSum(BigDecimal debt, String currency) {
    BigDecimal found = BigDecimal.ZERO;
    for (LumpSum one : lumpSums) {
      if (one.from().compareTo(debt) <= 0 && one.currency().equals(currency)) {
        found = one.amount();
      }
    }
    return found;
  }
}
