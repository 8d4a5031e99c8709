package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.sandbox.wire.Ids;
import org.dunwell.sandbox.wire.Json;

/** Payment intents: debits of saved cards and accounts without their owner being there. */
final class Intents {

  private final Attempts attempts;

  Intents(Attempts attempts) {
    this.attempts = attempts;
  }

  ObjectNode create(Change change, Params params) {
    long amount = params.whole("amount").orElseThrow(() -> params.missing("amount"));
    String currency = Bookings.currency(params, "currency");
    LineItems.check(amount, currency, "amount");
    ObjectNode intent = change.create(Attempts.INTENT);
    intent.put("amount", amount).put("currency", currency);
    intent.put("client_secret", Ids.of(Objects.id(intent) + "_secret_"));
    params
        .text("customer")
        .ifPresent(id -> intent.set("customer", change.get("customer", id, "customer").get("id")));
    params.text("description").ifPresent(text -> intent.put("description", text));
    params.text("receipt_email").ifPresent(text -> intent.put("receipt_email", text));
    Descriptors.keep(params, intent);
    Map<String, String> metadata = params.metadata("metadata");
    List<String> types = params.texts("payment_method_types");
    boolean confirm = params.flag("confirm");
    Confirmation confirmation = Confirmation.read(params);
    params.word("capture_method", List.of("automatic", "automatic_async"));
    params.word("confirmation_method", List.of("automatic"));
    params.ignore("automatic_payment_methods", "payment_method_options", "setup_future_usage");
    params.done();
    Objects.merge(intent, metadata);
    if (!types.isEmpty()) {
      types.forEach(intent.putArray("payment_method_types")::add);
    }
    Optional<ObjectNode> method = confirmation.method(change, intent);
    method.ifPresent(
        found -> {
          intent.set("payment_method", found.get("id"));
          if (types.isEmpty()) {
            intent.putArray("payment_method_types").add(found.get("type").asText());
          }
        });
    intent.put("status", method.isPresent() ? "requires_confirmation" : "requires_payment_method");
    change.put(intent, "payment_intent.created");
    return confirm ? confirm(change, intent, confirmation) : intent;
  }

  ObjectNode confirm(Change change, Params params, String id) {
    Confirmation confirmation = Confirmation.read(params);
    params.done();
    ObjectNode intent = change.get(Attempts.INTENT, id);
    String status = intent.get("status").asText();
    if (!status.startsWith("requires_") || intent.has(Sessions.SESSION)) {
      throw unexpected(intent, "confirm", status);
    }
    return confirm(change, intent, confirmation);
  }

  /**
   * With what, and how.
   *
   * @param offSession the owner is not there to prove anything
   */
  private record Confirmation(
      Optional<String> method,
      boolean offSession,
      boolean refuseActions,
      Optional<String> mandate) {

    static Confirmation read(Params params) {
      boolean offSession = params.flag("off_session");
      params.ignore("return_url", "mandate_data");
      return new Confirmation(
          params.text("payment_method"),
          offSession,
          params.flag("error_on_requires_action"),
          params.text("mandate"));
    }

    Optional<ObjectNode> method(Change change, ObjectNode intent) {
      String own = intent.get("payment_method").asText("");
      return method
          .or(() -> Optional.of(own).filter(id -> !id.isEmpty() && !id.equals("null")))
          .map(id -> change.get(PaymentMethods.KIND, id, "payment_method"));
    }
  }

  private ObjectNode confirm(Change change, ObjectNode intent, Confirmation how) {
    ObjectNode method =
        how.method(change, intent)
            .orElseThrow(
                () ->
                    ApiError.invalid(
                        "parameter_missing",
                        "payment_method",
                        "You cannot confirm this PaymentIntent because it's missing a payment"
                            + " method."));
    refuseStranger(intent, method);
    Optional<String> mandate = how.mandate().or(() -> mandateOf(change, method));
    refuseWithdrawn(change, mandate);
    boolean asks = Attempts.asks(method, how.offSession());
    if (asks && (how.offSession() || how.refuseActions())) {
      attempts.refuse(change, intent, method, Failure.AUTHENTICATION_REQUIRED);
    } else if (asks) {
      attempts.ask(change, intent, method, "https://sandbox.example/three-d-secure");
    } else {
      attempts.charge(change, intent, method, mandate.orElse(null));
    }
    return orDeclined(intent);
  }

  private static void refuseStranger(ObjectNode intent, ObjectNode method) {
    if (method.hasNonNull("customer") && !method.get("customer").equals(intent.get("customer"))) {
      throw ApiError.invalid(
          null,
          "payment_method",
          "The payment method `%s` belongs to the Customer `%s`. Please include the Customer in the `customer` parameter on the PaymentIntent."
              .formatted(Objects.id(method), method.get("customer").asText()));
    }
    String type = method.get("type").asText();
    for (var allowed : intent.get("payment_method_types")) {
      if (allowed.asText().equals(type)) {
        return;
      }
    }
    throw ApiError.invalid(
        null,
        "payment_method",
        "The PaymentMethod provided (%s) is not allowed for this PaymentIntent.".formatted(type));
  }

  private static Optional<String> mandateOf(Change change, ObjectNode method) {
    return change
        .all("mandate")
        .filter(mandate -> mandate.get("payment_method").equals(method.get("id")))
        .map(Objects::id)
        .findFirst();
  }

  private static void refuseWithdrawn(Change change, Optional<String> mandate) {
    if (mandate.isPresent()
        && Objects.is(change.get("mandate", mandate.get(), "mandate"), "inactive")) {
      throw ApiError.invalid(
          "payment_method_mandate_inactive",
          "mandate",
          "The mandate %s is inactive: its owner has withdrawn it.".formatted(mandate.get()));
    }
  }

  private static ObjectNode orDeclined(ObjectNode intent) {
    if (intent.hasNonNull("last_payment_error")) {
      ObjectNode error = ((ObjectNode) intent.get("last_payment_error")).deepCopy();
      error.set("payment_intent", Json.shown(intent));
      throw ApiError.declined(error);
    }
    return intent;
  }

  ObjectNode cancel(Change change, Params params, String id) {
    String reason =
        params
            .word(
                "cancellation_reason",
                List.of("abandoned", "duplicate", "fraudulent", "requested_by_customer"))
            .orElse(null);
    params.done();
    ObjectNode intent = change.get(Attempts.INTENT, id);
    String status = intent.get("status").asText();
    if (!status.startsWith("requires_")) {
      throw unexpected(intent, "cancel", status);
    }
    cancel(change, intent, reason);
    return intent;
  }

  private static ApiError unexpected(ObjectNode intent, String verb, String status) {
    ObjectNode more = Json.JSON.createObjectNode();
    more.set("payment_intent", Json.shown(intent));
    return ApiError.invalid(
            "payment_intent_unexpected_state",
            null,
            "You cannot %s this PaymentIntent because it has a status of %s."
                .formatted(verb, status))
        .with(more);
  }

  /** Nobody will pay it any more. */
  static void cancel(Change change, ObjectNode intent, String reason) {
    intent.put("status", "canceled").put("canceled_at", change.now());
    intent.put("cancellation_reason", reason).putNull("next_action");
    change.put(intent, "payment_intent.canceled");
  }
}
