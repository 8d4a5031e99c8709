package org.dunwell.promises;

import java.math.BigDecimal;

/**
 * What of a promise is about which invoice.
 *
 * @param currency the promise's, ISO 4217
 * @param keptAmount what of it has come in; more on another invoice of the promise counts for that
 *     promise, not here
 * @param released another promise has taken this invoice over
 */
public record PromiseItem(
    long promiseId,
    long invoiceId,
    String invoiceNumber,
    String currency,
    BigDecimal amount,
    BigDecimal keptAmount,
    boolean released) {

  public PromiseItem {
    amount = Phrases.in(currency, amount);
    keptAmount = Phrases.in(currency, keptAmount);
  }
}
