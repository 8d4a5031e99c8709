package org.dunwell.receivables;

import java.math.BigDecimal;

/**
 * So much of an invoice is not asked for any more.
 *
 * @param amount in the invoice's currency, at most what is open
 * @param discount whether it is a cash discount; else we give it up
 */
public record NewReduction(long invoiceId, BigDecimal amount, boolean discount, String reason) {

  Source.Kind kind() {
    return discount ? Source.Kind.DISCOUNT : Source.Kind.WRITE_OFF;
  }
}
