package org.dunwell.payments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.dunwell.receivables.Amounts;

/**
 * A payment that a customer has begun on the payment provider's page.
 *
 * @param url where the payer's browser goes to pay; null before the provider has answered
 * @param amount sum of the parts
 */
public record Checkout(
    long id,
    long sellingEntityId,
    long customerId,
    String currency,
    BigDecimal amount,
    State state,
    String url,
    Instant startedAt,
    List<NewCheckout.Part> parts) {

  public Checkout {
    amount = Amounts.in(currency, amount);
    parts = List.copyOf(parts);
  }

  /** How far it has come. */
  public enum State {
    /** The payer may still pay. */
    OPEN,
    /** The payer has done all there is to do; the money is on its way (a bank debit). */
    ON_THE_WAY,
    /** The money is here and recorded as a payment. */
    PAID,
    /** The money did not come: a debit was refused by the bank. */
    FAILED,
    /** Nobody paid in time, or the payer went away. */
    EXPIRED
  }
}
