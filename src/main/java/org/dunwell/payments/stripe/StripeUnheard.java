package org.dunwell.payments.stripe;

import com.stripe.exception.StripeException;
import java.time.Instant;

/** Whoever waits for news of Stripe's and asks when none came for long. */
public interface StripeUnheard {

  /** Asks how a bounded portion of it stands; outside of any transaction. */
  void ask(StripeAccess.Link link, Instant now) throws StripeException;
}
