package org.dunwell.collections.worklist;

import java.math.BigDecimal;

/**
 * What a customer owes in one currency, over all selling entities.
 *
 * @param currency ISO 4217, of all amounts
 * @param open all that is open, due or not
 * @param pastDue what of it is past due
 * @param collectible past due less blocks and less the customer's own credits
 */
public record Owed(String currency, BigDecimal open, BigDecimal pastDue, BigDecimal collectible) {

  Owed plus(Owed other) {
    return new Owed(
        currency,
        open.add(other.open),
        pastDue.add(other.pastDue),
        collectible.add(other.collectible));
  }
}
