package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.stream.Collectors;

/**
 * What one late debt has cost until a day.
 *
 * @param owed of the debt, without what was credited or is disputed
 * @param paid by day
 * @param plans in which it stood, with an agreed rate
 * @param until the last day to count
 */
record DebtReckoning(
    LateDebt debt,
    BigDecimal owed,
    NavigableMap<LocalDate, BigDecimal> paid,
    List<Accrual.Planned> plans,
    LocalDate until,
    Law law,
    RateTable reference) {

  List<LateCharge> charges(LateChargePolicy.Answer answer) {
    List<LateCharge> charges = new ArrayList<>();
    if (answer.asksForInterest() || !plans.isEmpty()) {
      interest(answer, charges);
    }
    if (answer.asksForLumpSum() && !debt.lumpSum()) {
      lumpSum(answer.compensation(), charges);
    }
    return charges;
  }

  /**
   * What was booked too much of one, because a day of it came to stand in a plan or a plan's rate
   * was credited away, counts for the other: no day is paid twice.
   */
  private void interest(LateChargePolicy.Answer answer, List<LateCharge> charges) {
    Accrual.Interest interest =
        law.accrual(reference, debt.dueOn()).interest(debt.dueOn(), owed, paid, plans, until);
    BigDecimal late = total(interest.late()).subtract(debt.booked());
    BigDecimal planned = total(interest.planned()).subtract(debt.bookedPlan());
    BigDecimal openLate = late.add(planned.min(BigDecimal.ZERO));
    BigDecimal openPlanned = planned.add(late.min(BigDecimal.ZERO));
    if (openLate.signum() > 0 && answer.asksForInterest()) {
      charges.add(
          interest(
              "interest",
              openLate,
              debt.bookedTo(),
              answer.interest(),
              law.name(),
              interest.late()));
    }
    if (openPlanned.signum() > 0) {
      charges.add(
          interest(
              LateCharge.PLAN,
              openPlanned,
              debt.bookedPlanTo(),
              answer.agreedInterest(),
              planName(interest.planned()),
              interest.planned()));
    }
  }

  private BigDecimal total(List<Accrual.Period> periods) {
    return Accrual.total(periods, LateCharges.decimals(debt.currency()));
  }

  /** What was booked for its days too little is added, so the days may have been booked before. */
  private LateCharge interest(
      String kind,
      BigDecimal open,
      LocalDate bookedTo,
      String treatment,
      String name,
      List<Accrual.Period> periods) {
    LocalDate from = bookedTo == null ? periods.get(0).from() : bookedTo.plusDays(1);
    LocalDate to = periods.get(periods.size() - 1).to();
    return charge(
        kind,
        open,
        from.isAfter(to) ? to : from,
        to,
        treatment,
        "%s; %s".formatted(name, basis(periods)),
        periods);
  }

  private static String planName(List<Accrual.Period> periods) {
    List<String> rates =
        periods.stream().map(period -> plain(period.percent())).distinct().toList();
    return rates.size() == 1
        ? "interest of the payment plan at %s %%".formatted(rates.get(0))
        : "interest of the payment plans";
  }

  private static String basis(List<Accrual.Period> periods) {
    return periods.stream()
        .map(
            period ->
                "%s at %s %% for %d days (%s to %s)"
                    .formatted(
                        plain(period.principal()),
                        plain(period.percent()),
                        period.days(),
                        period.from(),
                        period.to()))
        .collect(Collectors.joining(", "));
  }

  private static String plain(BigDecimal number) {
    return LateCharge.readable(number).toPlainString();
  }

  private void lumpSum(String treatment, List<LateCharge> charges) {
    BigDecimal amount = law.lumpSum(owed, debt.currency());
    if (amount.signum() > 0) {
      charges.add(
          charge(
              "compensation",
              amount,
              null,
              null,
              treatment,
              "%s; lump sum for the costs of recovery".formatted(law.name()),
              List.of()));
    }
  }

  private LateCharge charge(
      String kind,
      BigDecimal amount,
      LocalDate from,
      LocalDate to,
      String treatment,
      String basis,
      List<Accrual.Period> periods) {
    return new LateCharge(
        debt.invoiceId(),
        debt.invoiceNumber(),
        debt.instalmentId(),
        debt.customerId(),
        debt.sellingEntityId(),
        kind,
        debt.currency(),
        amount.setScale(LateCharges.decimals(debt.currency())),
        from,
        to,
        treatment,
        debt.paidOn() != null,
        basis,
        periods,
        null);
  }
}
