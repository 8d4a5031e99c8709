package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.dunwell.sandbox.wire.Json;

/**
 * Why a bank said no, in the API's words.
 *
 * @param code Stripe's
 * @param declineCode the bank's; null for a debit
 * @param message for the payer
 */
record Failure(String code, String declineCode, String message) {

  static final Failure AUTHENTICATION_REQUIRED =
      new Failure(
          "authentication_required",
          "authentication_required",
          "Your card was declined. This transaction requires authentication.");

  static final Failure NOT_AUTHENTICATED =
      new Failure(
          "payment_intent_authentication_failure",
          null,
          "We are unable to authenticate your payment method. Please choose a different payment"
              + " method and try again.");

  private static final Map<String, String> MESSAGES =
      Map.ofEntries(
          Map.entry("generic_decline", "Your card was declined."),
          Map.entry("card_declined", "Your card was declined."),
          Map.entry("lost_card", "Your card was declined."),
          Map.entry("stolen_card", "Your card was declined."),
          Map.entry("insufficient_funds", "Your card has insufficient funds."),
          Map.entry("expired_card", "Your card has expired."),
          Map.entry("incorrect_cvc", "Your card's security code is incorrect."),
          Map.entry(
              "processing_error",
              "An error occurred while processing your card. Try again in a little bit."),
          Map.entry("account_closed", "The customer's bank account has been closed."),
          Map.entry("no_account", "The bank account could not be located."),
          Map.entry(
              "debit_not_authorized",
              "The customer has notified their bank that this debit was unauthorized."),
          Map.entry(
              "payment_intent_payment_attempt_failed",
              "The payment failed because the customer's bank did not complete it."));

  /** What comes of a number that fails. */
  static Failure of(TestNumber number) {
    String code = number.code();
    if (!number.isCard()) {
      String message =
          code.equals("insufficient_funds")
              ? "The customer's account has insufficient funds to cover this payment."
              : MESSAGES.get(code);
      return new Failure(code, null, message);
    }
    return switch (code) {
      case "expired_card", "incorrect_cvc", "processing_error" ->
          new Failure(code, code, MESSAGES.get(code));
      case "card_declined" ->
          new Failure("card_declined", "generic_decline", MESSAGES.get("card_declined"));
      default -> new Failure("card_declined", code, MESSAGES.get(code));
    };
  }

  /** As {@code last_payment_error} and the error of an answer have it. */
  ObjectNode asError(ObjectNode paymentMethod, String chargeId) {
    ObjectNode error = Json.JSON.createObjectNode();
    if (chargeId != null) {
      error.put("charge", chargeId);
    }
    error.put("code", code);
    if (declineCode != null) {
      error.put("decline_code", declineCode);
    }
    error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
    error.put("message", message);
    error.set("payment_method", Json.shown(paymentMethod));
    error.put(
        "type", code.equals(NOT_AUTHENTICATED.code()) ? "invalid_request_error" : "card_error");
    return error;
  }
}
