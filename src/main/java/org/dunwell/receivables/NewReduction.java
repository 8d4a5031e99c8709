package org.dunwell.receivables;

import java.math.BigDecimal;

/**
 * So much of an invoice is not asked for any more.
 *
 * @param amount in the invoice's currency, at most what is open
 * @param discount whether it is a cash discount; else we give it up
 * @param paymentId with whose money it is let go, and goes back; null when it stands by itself
 */
public record NewReduction(
    long invoiceId, BigDecimal amount, boolean discount, String reason, Long paymentId) {

  Source.Kind kind() {
    return discount ? Source.Kind.DISCOUNT : Source.Kind.WRITE_OFF;
  }
}
