package org.dunwell.payments.stripe;

import java.util.Optional;

/** Which Stripe account the money of each selling entity goes to, and where Stripe answers. */
public interface StripeKeys {

  /** Base of the API without a slash at the end, such as {@code https://api.stripe.com}. */
  String apiBase();

  /** Empty when this selling entity takes no payments online. */
  Optional<Account> account(String sellingEntityCode);

  /**
   * The keys of an account.
   *
   * @param secretKey {@code sk_...} or {@code rk_...}
   * @param webhookSecret {@code whsec_...}: signs what comes to {@code /hooks/stripe}
   */
  record Account(String secretKey, String webhookSecret) {

    @Override
    public String toString() {
      return "Account[keys not shown]";
    }
  }
}
