package org.dunwell.payments;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a customer wants to pay online, in one go.
 *
 * @param customerId who pays: the invoices' customer, or the payer of their customers
 * @param currency ISO 4217, of every amount
 * @param parts at least one, each invoice once, all of the selling entity and in the currency
 * @param language of the payer, such as {@code de}
 * @param returnUrl where the payer's browser goes afterwards, paid or not; the checkout's id is
 *     added as the parameter {@code checkout}
 */
public record NewCheckout(
    long sellingEntityId,
    long customerId,
    String currency,
    List<Part> parts,
    String language,
    String returnUrl) {

  public NewCheckout {
    parts = List.copyOf(parts);
  }

  /** So much for this invoice; above zero, at most what is open and not on its way already. */
  public record Part(long invoiceId, BigDecimal amount) {}
}
