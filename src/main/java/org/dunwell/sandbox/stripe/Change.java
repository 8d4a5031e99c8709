package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.Stripe;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one request, one click or one due moment does to one account: all of it or nothing. */
final class Change {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 24;

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

  private final Store store;
  private final String account;
  private final Instant now;
  private final Map<String, ObjectNode> puts = new LinkedHashMap<>();
  private final Set<String> deletions = new LinkedHashSet<>();
  private String requestId;
  private String idempotencyKey;

  Change(Store store, String account, Instant now) {
    this.store = store;
    this.account = account;
    this.now = now;
  }

  String account() {
    return account;
  }

  /** Seconds, as everywhere in the API. */
  long now() {
    return now.getEpochSecond();
  }

  /** What made it; events say so. */
  void madeBy(String request, String key) {
    requestId = request;
    idempotencyKey = key;
  }

  /** A further object with its id and date, not yet put. */
  ObjectNode create(String kind) {
    ObjectNode object = Templates.of(kind);
    object.put("id", id(PREFIXES.get(kind)));
    if (object.has("created")) {
      object.put("created", now());
    }
    return object;
  }

  static String id(String prefix) {
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /** A copy to change and put back. */
  Optional<ObjectNode> find(String kind, String id) {
    ObjectNode here = puts.get(id);
    Optional<ObjectNode> found =
        here != null ? Optional.of(here) : deletions.contains(id) ? Optional.empty() : kept(id);
    return found.filter(object -> object.get("object").asText().equals(kind)).map(this::copy);
  }

  private Optional<ObjectNode> kept(String id) {
    return store.find(account, id);
  }

  private ObjectNode copy(ObjectNode object) {
    return object.deepCopy();
  }

  /** A copy to change and put back. */
  ObjectNode get(String kind, String id) {
    return get(kind, id, "id");
  }

  /** As {@link #get(String, String)}; {@code param} named it. */
  ObjectNode get(String kind, String id, String param) {
    return find(kind, id).orElseThrow(() -> ApiError.missing(kind.replace('.', ' '), id, param));
  }

  /** Those of before this change, the latest first: to look at, not to change. */
  Stream<ObjectNode> all(String kind) {
    return store.all(account, kind);
  }

  void put(ObjectNode object) {
    puts.put(object.get("id").asText(), object.deepCopy());
  }

  void delete(String id) {
    deletions.add(id);
    puts.remove(id);
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
    data.set("object", Templates.shown(object));
    if (previous != null) {
      data.set("previous_attributes", previous);
    }
    event.putObject("request").put("id", requestId).put("idempotency_key", idempotencyKey);
    List<ObjectNode> listeners =
        all(Endpoints.KIND).filter(endpoint -> Deliveries.wants(endpoint, type)).toList();
    event.put("pending_webhooks", listeners.size());
    put(event);
    listeners.forEach(endpoint -> put(Deliveries.planned(event, endpoint)));
  }

  boolean isEmpty() {
    return puts.isEmpty() && deletions.isEmpty();
  }

  Collection<ObjectNode> puts() {
    return puts.values();
  }

  Set<String> deletions() {
    return deletions;
  }
}
