package org.dunwell.payments.stripe;

import java.time.Instant;

/**
 * What Stripe has told us, for people.
 *
 * @param account whose account it is about: a selling entity's code
 * @param via {@code webhook}, or {@code asked} when the webhook never came
 * @param state {@code waiting}, {@code done}, {@code ignored} or {@code given-up}
 * @param problem why it is not done yet, or null
 */
public record StripeEvent(
    long id,
    String account,
    String eventId,
    String type,
    String objectId,
    Instant happenedAt,
    Instant receivedAt,
    String via,
    String state,
    int attempts,
    String problem) {}
