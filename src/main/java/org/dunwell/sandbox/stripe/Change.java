package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.Stripe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dunwell.sandbox.wire.Commit;
import org.dunwell.sandbox.wire.Ids;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/** What one request, one click or one due moment does to one account: all of it or nothing. */
final class Change extends Commit {

  /** The prefix of an id says what it is the id of. */
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("checkout.session", "cs_test_"),
          Map.entry("payment_intent", "pi_"),
          Map.entry("charge", "ch_"),
          Map.entry("refund", "re_"),
          Map.entry("dispute", "du_"),
          Map.entry("balance_transaction", "txn_"),
          Map.entry("payout", "po_"),
          Map.entry("customer", "cus_"),
          Map.entry("payment_method", "pm_"),
          Map.entry("setup_intent", "seti_"),
          Map.entry("mandate", "mandate_"),
          Map.entry("event", "evt_"),
          Map.entry("webhook_endpoint", "we_"),
          Map.entry("item", "li_"),
          Map.entry("price", "price_"));

  private String requestId;
  private String idempotencyKey;

  Change(Store<Change> store, String account, Instant now) {
    super(store, account, now);
  }

  /** Seconds, as everywhere in the API. */
  long now() {
    return at().getEpochSecond();
  }

  /** What made it; events say so. */
  void madeBy(String request, String key) {
    requestId = request;
    idempotencyKey = key;
  }

  /** A further object with its id and date, not yet put. */
  ObjectNode create(String kind) {
    ObjectNode object = Templates.of(kind);
    object.put("id", Ids.of(PREFIXES.get(kind)));
    if (object.has("created")) {
      object.put("created", now());
    }
    return object;
  }

  /** A copy to change and put back. */
  ObjectNode get(String kind, String id) {
    return get(kind, id, "id");
  }

  /** As {@link #get(String, String)}; {@code param} named it. */
  ObjectNode get(String kind, String id, String param) {
    return find(kind, id).orElseThrow(() -> ApiError.missing(kind.replace('.', ' '), id, param));
  }

  /** Puts the object and tells everybody who listens. */
  void put(ObjectNode object, String event) {
    put(object);
    tell(event, object, null);
  }

  /** As {@link #put(ObjectNode, String)}, with what it was before. */
  void put(ObjectNode object, String event, ObjectNode previous) {
    put(object);
    tell(event, object, previous);
  }

  private void tell(String type, ObjectNode object, ObjectNode previous) {
    ObjectNode event = create("event");
    event.put("type", type).put("api_version", Stripe.API_VERSION);
    ObjectNode data = event.putObject("data");
    data.set("object", Json.shown(object));
    if (previous != null) {
      data.set("previous_attributes", previous);
    }
    event.putObject("request").put("id", requestId).put("idempotency_key", idempotencyKey);
    List<ObjectNode> listeners =
        all(Endpoints.KIND).filter(endpoint -> Webhooks.wants(endpoint, type)).toList();
    event.put("pending_webhooks", listeners.size());
    put(event);
    listeners.forEach(endpoint -> put(Webhooks.planned(event, endpoint)));
  }
}
