package org.dunwell.payments;

import java.util.List;

/**
 * Money to take from a customer who has given leave.
 *
 * @param customerId who pays: the invoices' customer
 * @param currency ISO 4217, of every amount
 * @param parts at least one, each invoice once, all of the selling entity and in the currency
 */
public record NewDirectCharge(
    long sellingEntityId, long customerId, String currency, List<NewCheckout.Part> parts) {

  public NewDirectCharge {
    parts = List.copyOf(parts);
  }
}
