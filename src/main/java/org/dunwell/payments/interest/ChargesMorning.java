package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.dunwell.platform.time.DayWork;
import org.dunwell.receivables.Charges;
import org.dunwell.receivables.NewCharge;
import org.springframework.stereotype.Component;

/**
 * Books what the table says shall be booked: lump sums and fees at once; interest up to the end of
 * the month on the first of the next, and the last of it the morning after the debt was paid.
 */
@Component
class ChargesMorning implements DayWork {

  private static final int CHUNK = 2_000;

  /**
   * A payment may come to be known weeks after its value date; older ones were looked at before.
   */
  private static final int LOOK_BACK_DAYS = 45;

  private final LateDebtMapper mapper;
  private final LateCharges reckoner;
  private final Charges charges;
  private final Clock clock;

  ChargesMorning(LateDebtMapper mapper, LateCharges reckoner, Charges charges, Clock clock) {
    this.mapper = mapper;
    this.reckoner = reckoner;
    this.charges = charges;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "payments.late-charges";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(5, 20);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    LocalDate since = day.minusDays(LOOK_BACK_DAYS);
    List<Long> invoices = mapper.late(zone.getId(), day, since, 0, CHUNK);
    while (!invoices.isEmpty()) {
      book(invoices, day);
      invoices = mapper.late(zone.getId(), day, since, invoices.get(invoices.size() - 1), CHUNK);
    }
  }

  /** Interest is reckoned to the end of yesterday: of today a payment may still come in. */
  private void book(List<Long> invoices, LocalDate day) {
    List<LateDebt> debts = mapper.ofInvoices(invoices.toArray(Long[]::new), clock.instant());
    boolean monthEnded = day.getDayOfMonth() == 1;
    charges.book(
        Stream.concat(
                reckoner.reckon(debts, debt -> day.minusDays(1)).stream(),
                reckoner.fees(invoices).stream())
            .filter(LateCharge::isBooked)
            .filter(one -> !one.accrues() || one.ended() || monthEnded)
            .map(ChargesMorning::charge)
            .toList(),
        "system");
  }

  static NewCharge charge(LateCharge one) {
    return charge(one, one.amount());
  }

  /** So much of it. */
  static NewCharge charge(LateCharge one, BigDecimal amount) {
    if (one.letter() != null) {
      // one letter, one fee, for ever
      return new NewCharge(
          "fee/" + one.letter(), one.invoiceId(), null, "fee", amount, null, null, one.basis());
    }
    String key =
        one.toDay() == null
            ? "%s/%d".formatted(one.kind(), one.instalmentId())
            : "%s/%d/%s/%s"
                .formatted(one.kind(), one.instalmentId(), one.toDay(), amount.toPlainString());
    return new NewCharge(
        key,
        one.invoiceId(),
        one.instalmentId(),
        one.kind(),
        amount,
        one.fromDay(),
        one.toDay(),
        one.basis());
  }
}
