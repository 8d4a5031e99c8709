package org.dunwell.payments.stripe;

import com.stripe.exception.StripeException;
import java.time.Instant;

/**
 * Whoever acts on some kinds of Stripe's events. An event only says that something of an object has
 * changed: ask how the object stands, so that neither order nor repetition of events matters.
 */
public interface StripeNews {

  /** Whether these are for it, such as {@code checkout.session.completed}. */
  boolean hears(String type);

  /**
   * Brings our side up to date; outside of any transaction.
   *
   * @param objectId what the event is about
   * @param at when Stripe says it happened
   */
  void about(StripeAccess.Link link, String objectId, Instant at) throws StripeException;
}
