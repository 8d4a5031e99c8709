package org.dunwell.payments;

import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;

/** Payments that customers make online, on the payment provider's own pages. */
@Component
public class Checkouts {

  /** Whether customers of this selling entity can pay online in this currency. */
  public boolean offered(long sellingEntityId, String currency) {
    return false;
  }

  /**
   * Begins a payment: afterwards the payer's browser is sent to the checkout's address.
   *
   * @throws BrokenRule when online payment is not offered there, or a part cannot be paid so; the
   *     message says which and why
   */
  public Checkout start(NewCheckout wanted) {
    throw new BrokenRule("Online payment is not offered here. Pay by bank transfer instead.");
  }

  /** One of this customer's; asks the provider how it stands when we have not yet heard. */
  public Optional<Checkout> of(long customerId, long checkoutId) {
    return Optional.empty();
  }
}
