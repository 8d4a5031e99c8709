package org.dunwell.receivables;

import java.math.BigDecimal;

/**
 * An open instalment with what is needed to close it.
 *
 * @param payerId who pays for the customer, or null when it does itself
 * @param parentId whose daughter the customer is, or null
 * @param offeredTo the customer whose money may pay it
 * @param openAmount in {@code currency}
 * @param principal whether it was invoiced; else it is a charge for lateness
 */
record OpenPart(
    long instalmentId,
    long invoiceId,
    String invoiceNumber,
    long customerId,
    Long payerId,
    Long parentId,
    long offeredTo,
    long sellingEntityId,
    String currency,
    BigDecimal openAmount,
    boolean principal) {

  Purse purse() {
    return new Purse(offeredTo, sellingEntityId, currency);
  }
}
