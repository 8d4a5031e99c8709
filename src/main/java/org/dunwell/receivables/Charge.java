package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Something charged for lateness: a part of the invoice, though it was not invoiced.
 *
 * @param instalmentId the part of the invoice that it is
 * @param lateInstalmentId the part that was late, or null
 * @param kind {@code interest}, {@code plan-interest}, {@code compensation} or {@code fee}
 * @param open what is not yet paid of {@code amount}, both in {@code currency}
 * @param fromDay of interest: the first day it is for
 * @param toDay of interest: the last day it is for
 * @param basis how it comes about: law, rates, days
 * @param state {@code booked}, {@code waived} (we ask for it no more) or {@code reversed} (it
 *     should never have been)
 * @param endedOn since when it is waived or reversed, or null
 */
public record Charge(
    long id,
    String key,
    long invoiceId,
    String invoiceNumber,
    long customerId,
    long sellingEntityId,
    long instalmentId,
    Long lateInstalmentId,
    String kind,
    String currency,
    BigDecimal amount,
    BigDecimal open,
    LocalDate fromDay,
    LocalDate toDay,
    String basis,
    LocalDate bookedOn,
    String bookedBy,
    String state,
    LocalDate endedOn,
    String endedBy,
    String endReason,
    int version) {

  public Charge {
    amount = Amounts.in(currency, amount);
    open = Amounts.in(currency, open);
  }

  public boolean isBooked() {
    return state.equals("booked");
  }

  String title() {
    return switch (kind) {
      case "interest" -> "Interest for %s to %s".formatted(fromDay, toDay);
      case "plan-interest" -> "Interest of the payment plan for %s to %s".formatted(fromDay, toDay);
      case "compensation" -> "Compensation for late payment";
      default -> "Fee";
    };
  }
}
