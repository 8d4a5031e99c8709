package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Money that went back to whoever had paid it.
 *
 * @param kind {@code refund} (we gave it back) or {@code chargeback} (the payer's bank took it)
 * @param reference unique within the payment; the same again changes nothing
 * @param amount in the payment's currency
 * @param on the day on which it went
 * @param reason or null
 * @param by user id, or {@code system}
 */
public record NewMoneyBack(
    long paymentId,
    String kind,
    String reference,
    BigDecimal amount,
    LocalDate on,
    String reason,
    String by) {

  /** As sentences begin. */
  String label() {
    return kind.equals("refund") ? "Refund" : "Chargeback";
  }
}
