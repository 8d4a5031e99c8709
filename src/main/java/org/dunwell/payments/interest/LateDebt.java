package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A part of an invoice that is late, or was when it was paid.
 *
 * @param amount of the instalment less what was credited of it
 * @param open of it
 * @param paidOn the day on which nothing of it was open any more, or null
 * @param disputed how much of the invoice is disputed now; null means all of it
 * @param planned whether a running payment plan covers the invoice
 * @param booked interest on it that is booked already, waived interest included
 * @param bookedPlan interest of payment plans on it that is booked, waived interest included
 * @param lumpSum whether a lump sum was booked for it already
 */
record LateDebt(
    long instalmentId,
    long invoiceId,
    String invoiceNumber,
    long customerId,
    long sellingEntityId,
    String country,
    String segment,
    String riskClass,
    String currency,
    LocalDate dueOn,
    BigDecimal amount,
    BigDecimal open,
    LocalDate paidOn,
    boolean disputedWhole,
    BigDecimal disputed,
    boolean planned,
    BigDecimal booked,
    LocalDate bookedTo,
    BigDecimal bookedPlan,
    LocalDate bookedPlanTo,
    boolean lumpSum) {

  /** Days late on that day, or on the day it was paid. */
  long daysLate(LocalDate asOf) {
    LocalDate end = paidOn == null || paidOn.isAfter(asOf) ? asOf : paidOn;
    return Math.max(0, end.toEpochDay() - dueOn.toEpochDay());
  }
}
