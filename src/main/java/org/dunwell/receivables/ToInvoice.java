package org.dunwell.receivables;

import java.math.BigDecimal;

/**
 * So much for this invoice.
 *
 * @param amount in the invoice's currency; null for as much as is open and there is
 * @param deductionReason why less was paid than is open, as {@link DeductionReasons} knows it; null
 *     when nothing was said
 * @param deductionAmount how much was left out for that reason; null for whatever is open behind
 *     the payment
 * @param instalmentId the one part of the invoice that is meant; null for any
 */
public record ToInvoice(
    long invoiceId,
    BigDecimal amount,
    String deductionReason,
    BigDecimal deductionAmount,
    Long instalmentId) {

  /** Of the invoice as a whole: what was invoiced first. */
  public ToInvoice(
      long invoiceId, BigDecimal amount, String deductionReason, BigDecimal deductionAmount) {
    this(invoiceId, amount, deductionReason, deductionAmount, null);
  }

  /** Without a word about what may be missing. */
  public ToInvoice(long invoiceId, BigDecimal amount) {
    this(invoiceId, amount, null, null, null);
  }

  /** So much of a charge, whatever else of its invoice is open: the payer has chosen it. */
  public static ToInvoice of(Charge charge, BigDecimal amount) {
    return new ToInvoice(charge.invoiceId(), amount, null, null, charge.instalmentId());
  }

  boolean deducts() {
    return deductionReason != null || deductionAmount != null;
  }
}
