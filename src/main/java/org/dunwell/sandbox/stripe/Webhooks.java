package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.dunwell.sandbox.wire.Deliveries;
import org.dunwell.sandbox.wire.Store;

/** Which events go to which endpoints, each endpoint's in order. */
final class Webhooks implements Deliveries.Carrier {

  /** About a day and a half of trying; Stripe tries for up to three days. */
  private static final int MOST_ATTEMPTS = 4000;

  private final Store<Change> store;
  private final Postman postman = new Postman();

  Webhooks(Store<Change> store) {
    this.store = store;
  }

  static boolean wants(ObjectNode endpoint, String type) {
    if (!Objects.is(endpoint, "enabled")) {
      return false;
    }
    for (var enabled : endpoint.get("enabled_events")) {
      if (enabled.asText().equals("*") || enabled.asText().equals(type)) {
        return true;
      }
    }
    return false;
  }

  static ObjectNode planned(ObjectNode event, ObjectNode endpoint) {
    ObjectNode delivery = Deliveries.planned();
    delivery.put("event", Objects.id(event)).put("endpoint", Objects.id(endpoint));
    return delivery;
  }

  /** Sends the event of a delivery once more, as another delivery. */
  static ObjectNode again(Change change, String id) {
    ObjectNode before = change.get(Deliveries.KIND, id);
    ObjectNode event = change.get("event", before.get("event").asText());
    ObjectNode endpoint = change.get(Endpoints.KIND, before.get("endpoint").asText());
    ObjectNode delivery = planned(event, endpoint);
    change.put(delivery);
    return delivery;
  }

  @Override
  public String lane(ObjectNode delivery) {
    return delivery.get("endpoint").asText();
  }

  @Override
  public Optional<String> bring(String account, ObjectNode delivery) {
    Optional<ObjectNode> endpoint = store.find(account, delivery.get("endpoint").asText());
    Optional<ObjectNode> event = store.find(account, delivery.get("event").asText());
    return endpoint.isPresent() && event.isPresent()
        ? Optional.of(postman.bring(endpoint.get(), event.get()))
        : Optional.empty();
  }

  @Override
  public int mostAttempts(ObjectNode delivery, String answer) {
    return MOST_ATTEMPTS;
  }
}
