package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A payer left out a part of an invoice and said why.
 *
 * @param customerId whose invoice it is; another customer may have paid
 * @param amount what was left out, in {@code currency}
 * @param reason a code of {@link DeductionReasons}
 * @param takenOn value date of the payment
 * @param reversedOn since when the payment does not count any more, or null; what was said stays
 */
public record Deduction(
    long id,
    long paymentId,
    String paymentReference,
    long invoiceId,
    String invoiceNumber,
    long customerId,
    String currency,
    BigDecimal amount,
    String reason,
    LocalDate takenOn,
    LocalDate reversedOn) {

  public Deduction {
    amount = Amounts.in(currency, amount);
  }
}
