package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Interest or a lump sum that has come about and is not booked.
 *
 * @param instalmentId the part of the invoice that is late
 * @param kind {@code interest} or {@code compensation}
 * @param amount in {@code currency}; of interest: without what is booked or waived already
 * @param fromDay of interest: the first day of it, else null
 * @param toDay of interest: the last day of it, else null
 * @param treatment {@code claimed} or {@code booked}: what the table says shall become of it
 * @param ended whether nothing more can come: the debt is paid
 * @param basis how it comes about, for people
 * @param periods of interest: how it adds up, from the first late day
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
    List<Accrual.Period> periods) {

  public LateCharge {
    periods = List.copyOf(periods);
  }

  boolean isBooked() {
    return treatment.equals("booked");
  }
}
