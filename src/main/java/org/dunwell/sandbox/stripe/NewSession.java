package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/** Reads what a checkout session shall be, and refuses what Stripe refuses. */
final class NewSession {

  static final String INTENT_DATA = Json.HIDDEN + "intent_data";

  private static final int LONGEST_REFERENCE = 200;
  private static final int LONGEST_ADDRESS = 5000;
  private static final Duration SHORTEST = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(24);

  /** The debits, each of its one currency. */
  private static final Map<String, String> DEBITS =
      Map.of(TestNumber.SEPA, "eur", TestNumber.ACH, "usd", TestNumber.BACS, "gbp");

  private final Change change;
  private final Params params;
  private final ObjectNode session;
  private final String mode;

  private NewSession(Change change, Params params) {
    this.change = change;
    this.params = params;
    this.session = change.create("checkout.session");
    this.mode =
        params.word("mode", List.of("payment", "setup")).orElseThrow(() -> params.missing("mode"));
  }

  /** The session, not yet put. */
  static ObjectNode read(Change change, Params params) {
    NewSession reading = new NewSession(change, params);
    reading.session.put("mode", reading.mode);
    reading.addresses();
    reading.payer();
    String currency =
        reading.mode.equals("payment")
            ? LineItems.read(change, params, reading.session)
            : reading.currency();
    reading.methods(currency);
    reading.intentData();
    reading.expiry();
    params.ignore(
        "locale",
        "submit_type",
        "billing_address_collection",
        "payment_method_options",
        "custom_text",
        "customer_update",
        "phone_number_collection",
        "saved_payment_method_options",
        "adaptive_pricing",
        "allow_promotion_codes",
        "consent_collection");
    params.done();
    return reading.session;
  }

  private void addresses() {
    session.put("success_url", address(params.required("success_url"), "success_url"));
    params
        .text("cancel_url")
        .ifPresent(url -> session.put("cancel_url", address(url, "cancel_url")));
    params.word("ui_mode", List.of("hosted_page", "hosted"));
    params.text("locale").ifPresent(locale -> session.put("locale", locale));
  }

  private static String address(String url, String param) {
    try {
      URI uri = URI.create(url.replace("{CHECKOUT_SESSION_ID}", "id"));
      if (uri.getHost() != null
          && List.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))
          && url.length() <= LONGEST_ADDRESS) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw ApiError.invalid("url_invalid", param, "Not a valid URL");
  }

  private void payer() {
    Optional<String> customer = params.text("customer");
    customer.ifPresent(
        id -> session.set("customer", change.get("customer", id, "customer").get("id")));
    params.text("customer_email").ifPresent(email -> session.put("customer_email", email));
    if (customer.isPresent() && session.hasNonNull("customer_email")) {
      throw ApiError.invalid(
          null, null, "You may only specify one of these parameters: customer, customer_email.");
    }
    params
        .word("customer_creation", List.of("always", "if_required"))
        .ifPresent(when -> session.put("customer_creation", when));
    if (customer.isPresent()) {
      session.putNull("customer_creation");
    }
    Optional<String> reference = params.text("client_reference_id");
    if (reference.orElse("").length() > LONGEST_REFERENCE) {
      throw ApiError.invalid(
          null, "client_reference_id", "Invalid string: must be at most 200 characters");
    }
    reference.ifPresent(value -> session.put("client_reference_id", value));
    Objects.merge(session, params.metadata("metadata"));
  }

  private String currency() {
    String currency = params.has("currency") ? Bookings.currency(params, "currency") : null;
    if (currency == null && !params.has("payment_method_types")) {
      throw params.missing("currency");
    }
    session.putNull("payment_method_collection");
    return currency;
  }

  private void methods(String currency) {
    List<String> wanted = params.texts("payment_method_types");
    List<String> types = wanted.isEmpty() ? fitting(currency) : wanted;
    ArrayNode list = session.putArray("payment_method_types");
    for (String type : types) {
      String only = DEBITS.get(type);
      if (only == null && !type.equals(TestNumber.CARD)) {
        throw ApiError.invalid(
            null,
            "payment_method_types",
            "The payment method type \"%s\" is invalid, or not played by the sandbox."
                .formatted(type));
      }
      if (only != null && currency != null && !only.equals(currency)) {
        throw ApiError.invalid(
            null,
            "payment_method_types",
            "The payment method `%s` cannot be used with the currency `%s`."
                .formatted(type, currency));
      }
      list.add(type);
    }
    if (currency != null) {
      session.put("currency", currency);
    }
  }

  private static List<String> fitting(String currency) {
    List<String> types = new ArrayList<>(List.of(TestNumber.CARD));
    DEBITS.forEach(
        (type, only) -> {
          if (only.equals(currency)) {
            types.add(type);
          }
        });
    return types;
  }

  /** What the intent will have when the payer has begun to pay, or has already in setup mode. */
  private void intentData() {
    String name = mode.equals("payment") ? "payment_intent_data" : "setup_intent_data";
    Params data = params.in(name);
    ObjectNode kept = session.putObject(INTENT_DATA);
    data.text("description").ifPresent(text -> kept.put("description", text));
    data.text("receipt_email").ifPresent(text -> kept.put("receipt_email", text));
    Descriptors.keep(data, kept);
    data.word("setup_future_usage", List.of("off_session", "on_session"))
        .ifPresent(use -> kept.put("setup_future_usage", use));
    Objects.merge(kept, data.metadata("metadata"));
  }

  private void expiry() {
    long now = change.now();
    long until = params.whole("expires_at").orElse(now + LONGEST.toSeconds());
    if (until < now + SHORTEST.toSeconds() - 60 || until > now + LONGEST.toSeconds() + 60) {
      throw ApiError.invalid(
          null,
          "expires_at",
          "The `expires_at` timestamp must be between 30 minutes and 24 hours from the creation of"
              + " the Checkout Session.");
    }
    session.put("expires_at", until).put(Store.DUE, until);
  }
}
