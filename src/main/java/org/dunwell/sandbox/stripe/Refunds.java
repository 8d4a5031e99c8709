package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.sandbox.stripe.TestNumber.Fate;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/** Gives money back. */
final class Refunds {

  static final String KIND = "refund";

  /** After so long the owner's bank sends a refund back that it cannot credit. */
  private static final Duration TO_FAIL = Duration.ofDays(1);

  ObjectNode create(Change change, Params params) {
    Optional<String> ofCharge = params.text("charge");
    Optional<String> ofIntent = params.text("payment_intent");
    Optional<Long> wanted = params.whole("amount");
    Optional<String> reason =
        params.word("reason", List.of("duplicate", "fraudulent", "requested_by_customer"));
    Map<String, String> metadata = params.metadata("metadata");
    params.ignore("instructions_email");
    params.done();
    if (ofCharge.isEmpty() && ofIntent.isEmpty()) {
      throw ApiError.invalid(
          "parameter_missing",
          null,
          "One of the following params should be provided for this request: payment_intent or"
              + " charge.");
    }
    ObjectNode charge =
        change.get(
            Attempts.CHARGE,
            ofCharge.orElseGet(() -> chargeOf(change, ofIntent.orElseThrow())),
            "charge");
    long amount = amount(charge, wanted);
    ObjectNode refund = change.create(KIND);
    refund.put("amount", amount).put("status", "succeeded");
    for (String same : new String[] {"currency", "customer", "payment_intent", "payment_method"}) {
      refund.set(same, charge.get(same));
    }
    refund.set("charge", charge.get("id"));
    refund.put("reason", reason.orElse(null));
    Objects.merge(refund, metadata);
    give(change, refund, charge);
    return refund;
  }

  private static String chargeOf(Change change, String intent) {
    ObjectNode found = change.get(Attempts.INTENT, intent, "payment_intent");
    if (!Objects.is(found, "succeeded")) {
      throw ApiError.invalid(
          "charge_not_refundable",
          "payment_intent",
          "This PaymentIntent (%s) does not have a successful charge to refund.".formatted(intent));
    }
    return found.get("latest_charge").asText();
  }

  private static long amount(ObjectNode charge, Optional<Long> wanted) {
    long left = charge.get("amount_captured").asLong() - charge.get("amount_refunded").asLong();
    String id = Objects.id(charge);
    if (charge.get("disputed").asBoolean()) {
      throw ApiError.invalid(
          "charge_disputed",
          null,
          "Charge %s has been charged back; cannot issue a refund.".formatted(id));
    }
    if (left <= 0) {
      throw ApiError.invalid(
          charge.get("paid").asBoolean() ? "charge_already_refunded" : "charge_not_refundable",
          null,
          "Charge %s has already been refunded, or was not paid.".formatted(id));
    }
    long amount = wanted.orElse(left);
    if (amount < 1) {
      throw ApiError.invalid("parameter_invalid_integer", "amount", "Invalid positive integer");
    }
    if (amount > left) {
      throw ApiError.invalid(
          null,
          "amount",
          "Refund amount (%s) is greater than unrefunded amount on charge (%s)"
              .formatted(readable(charge, amount), readable(charge, left)));
    }
    return amount;
  }

  private static String readable(ObjectNode charge, long amount) {
    return Bookings.readable(amount, charge.get("currency").asText());
  }

  private static void give(Change change, ObjectNode refund, ObjectNode charge) {
    refund.set("balance_transaction", Bookings.refund(change, refund, false).get("id"));
    ObjectNode method = change.get(PaymentMethods.KIND, charge.get("payment_method").asText());
    if (PaymentMethods.number(method).fate() == Fate.REFUND_FAILS) {
      refund.put(Store.DUE, change.now() + TO_FAIL.toSeconds());
    }
    ObjectNode destination = refund.putObject("destination_details");
    destination.put("type", method.get("type").asText());
    if (method.get("type").asText().equals(TestNumber.CARD)) {
      destination
          .putObject("card")
          .put("type", "refund")
          .put("reference_status", "pending")
          .put("reference_type", "acquirer_reference_number");
    } else {
      destination
          .putObject(method.get("type").asText())
          .putNull("reference")
          .putNull("reference_status");
    }
    change.put(refund, "refund.created");
    refunded(change, charge, refund.get("amount").asLong());
  }

  private static void refunded(Change change, ObjectNode charge, long more) {
    ObjectNode previous = Json.JSON.createObjectNode();
    previous.set("amount_refunded", charge.get("amount_refunded"));
    previous.set("refunded", charge.get("refunded"));
    long amount = charge.get("amount_refunded").asLong() + more;
    charge.put("amount_refunded", amount);
    charge.put("refunded", amount == charge.get("amount").asLong());
    change.put(charge, more > 0 ? "charge.refunded" : "charge.updated", previous);
  }

  /** The owner's bank sends it back: the money is the merchant's again. */
  void fail(Change change, ObjectNode refund) {
    refund.remove(Store.DUE);
    ObjectNode booking = Bookings.refund(change, refund, true);
    refund.put("status", "failed").put("failure_reason", "expired_or_canceled_card");
    refund.set("failure_balance_transaction", booking.get("id"));
    change.put(refund, "refund.failed");
    change.put(refund, "refund.updated");
    ObjectNode charge = change.get(Attempts.CHARGE, refund.get("charge").asText());
    refunded(change, charge, -refund.get("amount").asLong());
  }
}
