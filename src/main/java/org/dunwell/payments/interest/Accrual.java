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

    boolean bears() {
      return principal.signum() > 0 && percent.signum() > 0;
    }

    private boolean goesOnIn(Period next) {
      return to.plusDays(1).equals(next.from)
          && principal.compareTo(next.principal) == 0
          && percent.compareTo(next.percent) == 0
          && daysOfYear == next.daysOfYear;
    }

    private Period until(LocalDate day) {
      return new Period(from, day, principal, percent, daysOfYear);
    }

    BigDecimal exact() {
      return principal
          .multiply(percent)
          .multiply(BigDecimal.valueOf(days()))
          .divide(HUNDRED.multiply(BigDecimal.valueOf(daysOfYear)), MathContext.DECIMAL128);
    }
  }

  /**
   * What of the debt stands in a payment plan and bears the interest agreed with it instead.
   *
   * @param to the last day, included; {@link LocalDate#MAX} while it runs
   * @param paid since the plan was agreed on, by day; it pays for what is in the plan first
   */
  record Planned(
      BigDecimal percent,
      LocalDate from,
      LocalDate to,
      BigDecimal amount,
      NavigableMap<LocalDate, BigDecimal> paid) {

    private boolean covers(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }

    private BigDecimal open(LocalDate day, BigDecimal principal) {
      return amount.subtract(sum(paid.headMap(day, false))).max(BigDecimal.ZERO).min(principal);
    }

    /** The last day from this one on on which it neither begins, ends nor shrinks. */
    private LocalDate alikeUntil(LocalDate day) {
      if (day.isBefore(from)) {
        return from.minusDays(1);
      }
      LocalDate payment = paid.ceilingKey(day);
      LocalDate last = day.isAfter(to) ? LocalDate.MAX : to;
      return payment == null ? last : min(last, payment);
    }
  }

  /** Interest by the law or a contract, and that of payment plans; no day of a cent is in both. */
  record Interest(List<Period> late, List<Period> planned) {}

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
    return interest(dueOn, amount, paid, List.of(), until).late();
  }

  /**
   * The same where parts of the debt stood in payment plans.
   *
   * @param plans whose days do not overlap
   */
  Interest interest(
      LocalDate dueOn,
      BigDecimal amount,
      NavigableMap<LocalDate, BigDecimal> paid,
      List<Planned> plans,
      LocalDate until) {
    Interest interest = new Interest(new ArrayList<>(), new ArrayList<>());
    LocalDate from = dueOn.plusDays(1);
    while (!from.isAfter(until)) {
      BigDecimal principal = amount.subtract(sum(paid.headMap(from, false)));
      if (principal.signum() <= 0 && paid.tailMap(from, true).isEmpty()) {
        break;
      }
      LocalDate to = lastAlike(from, paid, plans, until);
      if (principal.signum() > 0) {
        add(interest, plans, from, to, principal);
      }
      from = to.plusDays(1);
    }
    return interest;
  }

  private void add(
      Interest interest, List<Planned> plans, LocalDate from, LocalDate to, BigDecimal principal) {
    BigDecimal rest = principal;
    for (Planned plan : plans) {
      if (plan.covers(from)) {
        BigDecimal inPlan = plan.open(from, principal);
        join(interest.planned(), period(from, to, inPlan, plan.percent()));
        rest = principal.subtract(inPlan);
      }
    }
    Period late = period(from, to, rest, rates.on(from));
    if (late.bears()) {
      interest.late().add(late);
    }
  }

  private Period period(LocalDate from, LocalDate to, BigDecimal principal, BigDecimal percent) {
    return new Period(from, to, principal, percent, count.daysOfYear(from).intValueExact());
  }

  /** A change of the law's rate makes no new period of a plan's. */
  private static void join(List<Period> periods, Period next) {
    if (!next.bears()) {
      return;
    }
    Period last = periods.isEmpty() ? null : periods.get(periods.size() - 1);
    if (last != null && last.goesOnIn(next)) {
      periods.set(periods.size() - 1, last.until(next.to()));
    } else {
      periods.add(next);
    }
  }

  private LocalDate lastAlike(
      LocalDate from,
      NavigableMap<LocalDate, BigDecimal> paid,
      List<Planned> plans,
      LocalDate until) {
    LocalDate payment = paid.ceilingKey(from);
    LocalDate last = min(until, rates.sameUntil(from));
    last = min(last, count.alikeUntil(from));
    for (Planned plan : plans) {
      last = min(last, plan.alikeUntil(from));
    }
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
