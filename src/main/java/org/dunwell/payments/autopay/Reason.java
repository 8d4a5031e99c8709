package org.dunwell.payments.autopay;

import java.util.Locale;
import java.util.Map;

/** Why money did not come: banks' and Stripe's words, put into the classes that tables know. */
enum Reason {
  INSUFFICIENT_FUNDS,
  AUTHENTICATION_REQUIRED,
  /** Expired, lost, stolen, or not that card any more. */
  CARD_GONE,
  ACCOUNT_CLOSED,
  DEBIT_NOT_AUTHORISED,
  PROCESSING_ERROR,
  UNKNOWN;

  /** docs.stripe.com/declines/codes and docs.stripe.com/error-codes. */
  private static final Map<String, Reason> CODES =
      Map.ofEntries(
          Map.entry("insufficient_funds", INSUFFICIENT_FUNDS),
          Map.entry("withdrawal_count_limit_exceeded", INSUFFICIENT_FUNDS),
          Map.entry("card_velocity_exceeded", INSUFFICIENT_FUNDS),
          Map.entry("authentication_required", AUTHENTICATION_REQUIRED),
          Map.entry("authentication_not_handled", AUTHENTICATION_REQUIRED),
          Map.entry("payment_intent_authentication_failure", AUTHENTICATION_REQUIRED),
          Map.entry("offline_pin_required", AUTHENTICATION_REQUIRED),
          Map.entry("online_or_offline_pin_required", AUTHENTICATION_REQUIRED),
          Map.entry("expired_card", CARD_GONE),
          Map.entry("lost_card", CARD_GONE),
          Map.entry("stolen_card", CARD_GONE),
          Map.entry("pickup_card", CARD_GONE),
          Map.entry("restricted_card", CARD_GONE),
          Map.entry("incorrect_number", CARD_GONE),
          Map.entry("invalid_number", CARD_GONE),
          Map.entry("invalid_account", CARD_GONE),
          Map.entry("new_account_information_available", CARD_GONE),
          Map.entry("account_closed", ACCOUNT_CLOSED),
          Map.entry("no_account", ACCOUNT_CLOSED),
          Map.entry("bank_account_restricted", ACCOUNT_CLOSED),
          Map.entry("bank_account_unusable", ACCOUNT_CLOSED),
          Map.entry("invalid_account_number", ACCOUNT_CLOSED),
          Map.entry("debit_not_authorized", DEBIT_NOT_AUTHORISED),
          Map.entry("payment_method_mandate_inactive", DEBIT_NOT_AUTHORISED),
          Map.entry("mandate_invalid", DEBIT_NOT_AUTHORISED),
          Map.entry("bank_ownership_changed", DEBIT_NOT_AUTHORISED),
          Map.entry("revocation_of_authorization", DEBIT_NOT_AUTHORISED),
          Map.entry("revocation_of_all_authorizations", DEBIT_NOT_AUTHORISED),
          Map.entry("stop_payment_order", DEBIT_NOT_AUTHORISED),
          Map.entry("processing_error", PROCESSING_ERROR),
          Map.entry("generic_could_not_process", PROCESSING_ERROR),
          Map.entry("issuer_not_available", PROCESSING_ERROR),
          Map.entry("reenter_transaction", PROCESSING_ERROR),
          Map.entry("try_again_later", PROCESSING_ERROR));

  static Reason of(String code) {
    return code == null ? UNKNOWN : CODES.getOrDefault(code, UNKNOWN);
  }

  /** The networks forbid to try again after these. */
  boolean isHard() {
    return this == CARD_GONE || this == ACCOUNT_CLOSED || this == DEBIT_NOT_AUTHORISED;
  }

  /** As tables write it: {@code insufficient-funds}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
