package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.dunwell.payments.bank.Exchange;
import org.dunwell.receivables.Amounts;

/**
 * What became of a line of a bank statement.
 *
 * @param state {@code posted}, {@code queued}, {@code ignored} or {@code undone}
 * @param text what the payer wrote, or empty
 * @param customerId who owes and pays, or null while nobody is known
 * @param paymentId the payment recorded for it, or null
 * @param confidence from 0 to 100
 * @param rule the row of {@code rules/matching.dmn} that decided, or null where a person did
 * @param originalCurrency in which the payer paid, when it is another one
 * @param originalAmount what the payer paid; null when the bank does not say how much
 * @param exchangeRate as the bank writes it, or null
 * @param charges what banks have kept on the way, as far as they say so
 * @param model that table's version, or null
 */
public record Match(
    long id,
    long lineId,
    String state,
    long sellingEntityId,
    LocalDate bookedOn,
    LocalDate valueOn,
    String currency,
    BigDecimal amount,
    String payerName,
    String payerAccount,
    String text,
    Long customerId,
    String customerNumber,
    String customerName,
    Long paymentId,
    int confidence,
    String reason,
    String rule,
    String model,
    boolean automatic,
    String decidedBy,
    Instant decidedAt,
    int version,
    String originalCurrency,
    BigDecimal originalAmount,
    BigDecimal exchangeRate,
    String chargesCurrency,
    BigDecimal charges) {

  public Match {
    amount = Amounts.in(currency, amount);
    originalAmount = originalAmount == null ? null : Amounts.in(originalCurrency, originalAmount);
    charges = charges == null ? null : Amounts.in(chargesCurrency, charges);
  }

  /** What was paid and kept before it was credited, in words; null when the bank says nothing. */
  public String exchange() {
    return Exchange.words(
        currency, amount, originalCurrency, originalAmount, exchangeRate, chargesCurrency, charges);
  }

  /** Whether the bank says how much of this currency was paid. */
  public boolean states(String wanted) {
    return currency.equals(wanted) || originalAmount != null && originalCurrency.equals(wanted);
  }

  /**
   * A way to explain it, for a person to accept.
   *
   * @param rank from 1, the best first
   * @param currency in which it pays; whoever accepts one that the bank does not state says how
   *     much
   */
  public record Suggestion(
      int rank,
      long customerId,
      String customerNumber,
      String customerName,
      int confidence,
      String reason,
      String currency) {}

  /**
   * So much for an invoice.
   *
   * @param rank of its suggestion; 0: posted
   * @param difference what is missing of what was open
   * @param treatment what becomes of the difference, or null
   */
  public record Part(
      int rank,
      long invoiceId,
      String invoiceNumber,
      String currency,
      BigDecimal openAmount,
      LocalDate dueOn,
      BigDecimal amount,
      BigDecimal difference,
      String treatment,
      String deductionReason,
      Long writeOffId) {

    public Part {
      openAmount = Amounts.in(currency, openAmount);
      amount = Amounts.in(currency, amount);
      difference = Amounts.in(currency, difference);
    }
  }

  /**
   * So much of a credit note for an invoice, together with the money.
   *
   * @param rank of its suggestion; 0: posted
   * @param creditCustomerId whose credit note it is
   */
  public record SetOff(
      int rank,
      long creditNoteId,
      String creditNoteNumber,
      long creditCustomerId,
      long invoiceId,
      String invoiceNumber,
      String currency,
      BigDecimal amount) {

    public SetOff {
      amount = Amounts.in(currency, amount);
    }
  }

  /** How much of a day's money was posted without a person, by lines and by amount. */
  public record Rate(
      LocalDate day,
      String currency,
      long lines,
      long automatic,
      BigDecimal amount,
      BigDecimal automaticAmount) {

    public Rate {
      amount = Amounts.in(currency, amount);
      automaticAmount = Amounts.in(currency, automaticAmount);
    }

    /** Of a hundred lines so many. */
    public long percent() {
      return lines == 0 ? 0 : automatic * 100 / lines;
    }
  }
}
