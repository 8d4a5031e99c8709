package org.dunwell.payments.bank;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One movement of money, as a bank has told it.
 *
 * @param amount above zero: came in
 * @param kind payment, return, reversal, charge or other
 * @param state waiting, posted, queued or ignored
 * @param originalCurrency in which the payer paid, when it is another one
 * @param originalAmount what the payer paid; null when the bank does not say how much
 * @param exchangeRate as the bank writes it, or null
 * @param charges what banks have kept on the way, as far as they say so
 * @param remark why it is ignored or waits, or what it has taken back; or null
 */
public record StatementLine(
    long id,
    long statementId,
    long bankAccountId,
    long sellingEntityId,
    LocalDate bookedOn,
    LocalDate valueOn,
    String currency,
    BigDecimal amount,
    String kind,
    String bankReference,
    String endToEndId,
    String mandateId,
    String structuredReference,
    String remittance,
    String payerName,
    String payerAccount,
    String payerBic,
    String returnReason,
    String transactionCode,
    String state,
    String remark,
    String originalCurrency,
    BigDecimal originalAmount,
    BigDecimal exchangeRate,
    String chargesCurrency,
    BigDecimal charges) {

  /** What was paid and kept before it was credited, in words; null when the bank says nothing. */
  public String exchange() {
    return Exchange.words(
        currency, amount, originalCurrency, originalAmount, exchangeRate, chargesCurrency, charges);
  }
}
