package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.dunwell.sandbox.wire.Ids;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/** Checkout sessions as the merchant sees them. */
final class Sessions {

  static final String KIND = "checkout.session";

  /** The session in which an intent is paid; hidden. */
  static final String SESSION = Json.HIDDEN + "session";

  private final String publicUrl;

  /**
   * @param publicUrl where browsers find the payment page
   */
  Sessions(String publicUrl) {
    this.publicUrl = publicUrl;
  }

  ObjectNode create(Change change, Params params) {
    ObjectNode session = NewSession.read(change, params);
    session.put("url", publicUrl + "/c/pay/" + Objects.id(session));
    if (Objects.is(session, "open") && session.get("mode").asText().equals("setup")) {
      ObjectNode setup = intent(change, session, "setup_intent");
      setup.set("payment_method_types", session.get("payment_method_types"));
      change.put(setup, "setup_intent.created");
      session.set("setup_intent", setup.get("id"));
      session.put("payment_status", "no_payment_required");
    }
    change.put(session);
    return session;
  }

  /** The intent that a session is about, not yet put. */
  static ObjectNode intent(Change change, ObjectNode session, String kind) {
    ObjectNode intent = change.create(kind);
    intent.put("client_secret", Ids.of(Objects.id(intent) + "_secret_"));
    intent.put(SESSION, Objects.id(session));
    intent.set("customer", session.get("customer"));
    intent.setAll((ObjectNode) session.get(NewSession.INTENT_DATA));
    intent.set("payment_method_types", session.get("payment_method_types"));
    return intent;
  }

  ObjectNode items(Change change, Params params, String id) {
    ObjectNode session = change.get(KIND, id);
    return Listing.of(LineItems.of(session), LineItems.address(session), params, item -> true);
  }

  ObjectNode expire(Change change, Params params, String id) {
    params.done();
    ObjectNode session = change.get(KIND, id);
    if (!Objects.is(session, "open")) {
      throw ApiError.invalid(
          null,
          null,
          "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session"
              + " has a status of %s.".formatted(session.get("status").asText()));
    }
    expire(change, session);
    return session;
  }

  /** Nobody paid in time. */
  void expire(Change change, ObjectNode session) {
    session.remove(Store.DUE);
    session.put("status", "expired").putNull("url");
    intentOf(change, session).ifPresent(intent -> Intents.cancel(change, intent, "abandoned"));
    change.put(session, "checkout.session.expired");
  }

  static Optional<ObjectNode> intentOf(Change change, ObjectNode session) {
    return Optional.of(session.get("payment_intent").asText())
        .flatMap(id -> change.find(Attempts.INTENT, id));
  }
}
