package org.dunwell.payments;

/**
 * Something has become of money that we have tried to take; told within the transaction.
 *
 * @param state {@code PAID}, {@code FAILED}, or {@code EXPIRED} when it was not asked for after all
 * @param code why it did not come, in the bank's or Stripe's word; or null
 * @param failure the same in words; or null
 */
public record DirectChargeEnded(
    long checkoutId, Checkout.State state, String code, String failure) {}
