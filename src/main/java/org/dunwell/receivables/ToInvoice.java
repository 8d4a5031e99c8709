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
 */
public record ToInvoice(
    long invoiceId, BigDecimal amount, String deductionReason, BigDecimal deductionAmount) {

  /** Without a word about what may be missing. */
  public ToInvoice(long invoiceId, BigDecimal amount) {
    this(invoiceId, amount, null, null);
  }

  boolean deducts() {
    return deductionReason != null || deductionAmount != null;
  }
}
