package org.dunwell.payments.matching;

import java.math.BigDecimal;

/**
 * A credit note of which something is left.
 *
 * @param customerId whose it is
 * @param open what is left, and what no earlier line of the same portion takes
 */
record Credit(
    long id,
    long sellingEntityId,
    long customerId,
    String number,
    String currency,
    BigDecimal open) {

  /** Whether it can be taken off this invoice: its customer's, or of who pays for it. */
  boolean fits(Item item) {
    return item.sellingEntityId() == sellingEntityId
        && item.currency().equals(currency)
        && (item.customerId() == customerId || Long.valueOf(customerId).equals(item.payerId()));
  }

  Credit less(BigDecimal taken) {
    return new Credit(id, sellingEntityId, customerId, number, currency, open.subtract(taken));
  }
}
