package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/**
 * Simple interest on what is owed late, to the day: from the day after the due date to the day of
 * payment, both included, across changes of rate and principal. Exact until the end; rounded once,
 * half up.
 */
public final class Accrual {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * Days on which nothing changed.
   *
   * @param to included
   * @param percent a year
   * @param daysOfYear 365 or 366
   */
  public record Period(
      LocalDate from, LocalDate to, BigDecimal principal, BigDecimal percent, int daysOfYear) {

    public long days() {
      return ChronoUnit.DAYS.between(from, to) + 1;
    }

    BigDecimal exact() {
      return principal
          .multiply(percent)
          .multiply(BigDecimal.valueOf(days()))
          .divide(HUNDRED.multiply(BigDecimal.valueOf(daysOfYear)), MathContext.DECIMAL128);
    }
  }

  private final RateTable rates;
  private final DayCount count;

  public Accrual(RateTable rates, DayCount count) {
    this.rates = rates;
    this.count = count;
  }

  /**
   * The periods of interest of a debt.
   *
   * @param dueOn the last day on which it could be paid in time
   * @param amount what was owed on it
   * @param paid how much of it was paid on which day; that day still bears interest
   * @param until the last day to count
   */
  public List<Period> periods(
      LocalDate dueOn,
      BigDecimal amount,
      NavigableMap<LocalDate, BigDecimal> paid,
      LocalDate until) {
    List<Period> periods = new ArrayList<>();
    LocalDate from = dueOn.plusDays(1);
    while (!from.isAfter(until)) {
      BigDecimal principal = amount.subtract(sum(paid.headMap(from, false)));
      if (principal.signum() <= 0 && paid.tailMap(from, true).isEmpty()) {
        break;
      }
      LocalDate to = lastAlike(from, paid, until);
      if (principal.signum() > 0) {
        add(periods, from, to, principal);
      }
      from = to.plusDays(1);
    }
    return periods;
  }

  private void add(List<Period> periods, LocalDate from, LocalDate to, BigDecimal principal) {
    BigDecimal percent = rates.on(from);
    if (percent.signum() > 0) {
      periods.add(new Period(from, to, principal, percent, count.daysOfYear(from).intValueExact()));
    }
  }

  private LocalDate lastAlike(
      LocalDate from, NavigableMap<LocalDate, BigDecimal> paid, LocalDate until) {
    LocalDate payment = paid.ceilingKey(from);
    LocalDate last = min(until, rates.sameUntil(from));
    last = min(last, count.alikeUntil(from));
    return payment == null ? last : min(last, payment);
  }

  private static LocalDate min(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static BigDecimal sum(NavigableMap<LocalDate, BigDecimal> amounts) {
    return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Their sum.
   *
   * @param decimals of the currency
   */
  public static BigDecimal total(List<Period> periods, int decimals) {
    return periods.stream()
        .map(Period::exact)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(decimals, RoundingMode.HALF_UP);
  }
}
