package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Money on a bank statement that waits for somebody to say what it pays.
 *
 * @param payerKey its payer's name without what tells spellings apart, or null
 * @param turn how often it was matched before, undone ones included
 */
record Line(
    long id,
    long sellingEntityId,
    LocalDate valueOn,
    String currency,
    BigDecimal amount,
    String structuredReference,
    String remittance,
    String endToEndId,
    String payerName,
    String payerKey,
    String payerAccount,
    int turn) {

  private static final String NONE = "NOTPROVIDED";

  /** All that the payer wrote. */
  String text() {
    String words = remittance == null ? "" : remittance;
    return endToEndId == null || endToEndId.isBlank() || endToEndId.equals(NONE)
        ? words
        : words + " | " + endToEndId;
  }

  /** Under which the payment is recorded; the same line never posts twice under it. */
  String paymentReference() {
    return turn == 0 ? "STATEMENT-LINE-" + id : "STATEMENT-LINE-" + id + "-" + (turn + 1);
  }
}
