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
 * @param until the last day to count
 */
record DebtReckoning(
    LateDebt debt,
    BigDecimal owed,
    NavigableMap<LocalDate, BigDecimal> paid,
    LocalDate until,
    Law law,
    RateTable reference) {

  List<LateCharge> charges(LateChargePolicy.Answer answer) {
    List<LateCharge> charges = new ArrayList<>();
    if (answer.asksForInterest()) {
      interest(answer.interest(), charges);
    }
    if (answer.asksForLumpSum() && !debt.lumpSum()) {
      lumpSum(answer.compensation(), charges);
    }
    return charges;
  }

  private void interest(String treatment, List<LateCharge> charges) {
    List<Accrual.Period> periods =
        law.accrual(reference, debt.dueOn()).periods(debt.dueOn(), owed, paid, until);
    BigDecimal open =
        Accrual.total(periods, LateCharges.decimals(debt.currency())).subtract(debt.booked());
    if (open.signum() > 0) {
      LocalDate from =
          debt.bookedTo() == null ? periods.get(0).from() : debt.bookedTo().plusDays(1);
      LocalDate to = periods.get(periods.size() - 1).to();
      // what was booked for these days too little is added, so the days may have been booked before
      charges.add(
          charge(
              "interest",
              open,
              from.isAfter(to) ? to : from,
              to,
              treatment,
              basis(periods),
              periods));
    }
  }

  private String basis(List<Accrual.Period> periods) {
    return "%s; %s"
        .formatted(
            law.name(),
            periods.stream()
                .map(
                    period ->
                        "%s at %s %% for %d days (%s to %s)"
                            .formatted(
                                plain(period.principal()),
                                plain(period.percent()),
                                period.days(),
                                period.from(),
                                period.to()))
                .collect(Collectors.joining(", ")));
  }

  private static String plain(BigDecimal number) {
    BigDecimal exact = number.stripTrailingZeros();
    return (exact.scale() < 2 ? exact.setScale(2) : exact).toPlainString();
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
