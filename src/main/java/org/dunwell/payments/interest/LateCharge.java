package org.dunwell.payments.interest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Interest, a lump sum or a reminder's fee that has come about and is not booked.
 *
 * @param instalmentId the part of the invoice that is late; 0 of a fee, which is for all of it
 * @param kind {@code interest}, {@code plan-interest} (agreed with a payment plan), {@code
 *     compensation} or {@code fee}
 * @param amount in {@code currency}; of interest: without what is booked or waived already
 * @param fromDay of interest: the first day of it, else null
 * @param toDay of interest: the last day of it, else null
 * @param treatment {@code claimed} or {@code booked}: what the table says shall become of it
 * @param ended whether nothing more can come: the debt is paid
 * @param basis how it comes about, for people
 * @param periods of interest: how it adds up, from the first late day
 * @param letter of a fee: the Message-ID of the reminder; else null
 */
public record LateCharge(
    long invoiceId,
    String invoiceNumber,
    long instalmentId,
    long customerId,
    long sellingEntityId,
    String kind,
    String currency,
    BigDecimal amount,
    LocalDate fromDay,
    LocalDate toDay,
    String treatment,
    boolean ended,
    String basis,
    List<Accrual.Period> periods,
    String letter) {

  /** The interest of payment plans. */
  static final String PLAN = "plan-interest";

  public LateCharge {
    periods = List.copyOf(periods);
  }

  /** Whether it grows by the day. */
  boolean accrues() {
    return kind.equals("interest") || kind.equals(PLAN);
  }

  /** Of a plan's interest its rate a year, where it was one all the time; else null. */
  @JsonProperty
  public BigDecimal percent() {
    if (!kind.equals(PLAN)) {
      return null;
    }
    List<BigDecimal> rates =
        periods.stream().map(period -> readable(period.percent())).distinct().toList();
    return rates.size() == 1 ? rates.get(0) : null;
  }

  /** With two decimals, and more when it has them; the database keeps four. */
  static BigDecimal readable(BigDecimal number) {
    BigDecimal exact = number.stripTrailingZeros();
    return exact.setScale(Math.max(2, exact.scale()));
  }

  boolean isBooked() {
    return treatment.equals("booked");
  }
}
