package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Money on a bank statement that waits for somebody to say what it pays.
 *
 * @param payerKey its payer's name without what tells spellings apart, or null
 * @param originalCurrency in which the payer paid, when it is another one and the bank says so
 * @param originalAmount how much that was; null when the bank does not say it
 * @param charges what banks have kept on the way, or null
 * @param creditedAmount what the account shows, where currency and amount are the payer's; or null
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
    int turn,
    String originalCurrency,
    BigDecimal originalAmount,
    String chargesCurrency,
    BigDecimal charges,
    String creditedCurrency,
    BigDecimal creditedAmount) {

  private static final String NONE = "NOTPROVIDED";

  /** All that the payer wrote. */
  String text() {
    String words = remittance == null ? "" : remittance;
    return endToEndId == null || endToEndId.isBlank() || endToEndId.equals(NONE)
        ? words
        : words + " | " + endToEndId;
  }

  /** As the payer paid it, where the bank states that. */
  Optional<Line> original() {
    return originalAmount == null
        ? Optional.empty()
        : Optional.of(paid(originalCurrency, originalAmount));
  }

  /** The same money in the currency in which the payer paid it. */
  Line paid(String in, BigDecimal paid) {
    return new Line(
        id,
        sellingEntityId,
        valueOn,
        in,
        paid,
        structuredReference,
        remittance,
        endToEndId,
        payerName,
        payerKey,
        payerAccount,
        turn,
        null,
        null,
        chargesCurrency,
        charges,
        currency,
        amount);
  }

  /** Whether banks say that they have kept so much, or more, on the way. */
  boolean isKeptByBanks(BigDecimal missing) {
    return charges != null
        && currency.equals(chargesCurrency)
        && missing.signum() > 0
        && missing.compareTo(charges) <= 0;
  }

  /** Under which the payment is recorded; the same line never posts twice under it. */
  String paymentReference() {
    return turn == 0 ? "STATEMENT-LINE-" + id : "STATEMENT-LINE-" + id + "-" + (turn + 1);
  }
}
