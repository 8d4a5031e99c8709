package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.dunwell.sandbox.wire.Json;

/** Puts whole objects where an answer has only their ids: {@code expand[]=latest_charge}. */
final class Expansion {

  private static final int DEEPEST = 4;

  private final Change change;

  private Expansion(Change change) {
    this.change = change;
  }

  static void of(Change change, JsonNode answer, List<String> paths) {
    Expansion expansion = new Expansion(change);
    for (String path : paths) {
      List<String> steps = List.of(path.split("\\."));
      if (steps.size() > DEEPEST + 1) {
        throw ApiError.invalid(
            null, "expand", "You cannot expand more than 4 levels of a property");
      }
      expansion.expand(answer, steps, path);
    }
  }

  private void expand(JsonNode at, List<String> steps, String path) {
    if (at instanceof ArrayNode list) {
      list.forEach(element -> expand(element, steps, path));
      return;
    }
    if (steps.isEmpty() || !(at instanceof ObjectNode object)) {
      return;
    }
    String step = steps.get(0);
    lists(object, step);
    JsonNode value = object.get(step);
    if (value == null || value.isNumber() || value.isBoolean()) {
      throw ApiError.invalid(
          null, "expand", "This property cannot be expanded (%s).".formatted(path));
    }
    if (value.isTextual()) {
      object.set(step, whole(value.asText(), path));
    }
    expand(object.get(step), steps.subList(1, steps.size()), path);
  }

  private ObjectNode whole(String id, String path) {
    return Stream.of(
            "payment_intent",
            "charge",
            "customer",
            "payment_method",
            "setup_intent",
            "mandate",
            "balance_transaction",
            "refund",
            "dispute",
            "checkout.session")
        .flatMap(kind -> change.find(kind, id).stream())
        .findFirst()
        .map(Json::shown)
        .orElseThrow(
            () ->
                ApiError.invalid(
                    null, "expand", "This property cannot be expanded (%s).".formatted(path)));
  }

  /** Lists that come only when they are asked for. */
  private void lists(ObjectNode object, String step) {
    String id = object.path("id").asText();
    String kind = object.path("object").asText();
    if (kind.equals(Sessions.KIND) && step.equals("line_items")) {
      object.set(step, LineItems.page(change.get(kind, id)));
    }
    if (kind.equals(Attempts.CHARGE) && step.equals("refunds")) {
      Stream<ObjectNode> refunds =
          change.all(Refunds.KIND).filter(refund -> refund.get("charge").asText().equals(id));
      object.set(step, Listing.page(refunds, "/v1/charges/" + id + "/refunds", false));
    }
  }
}
