package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.dunwell.sandbox.wire.Json;

/** What many kinds of objects have in common. */
final class Objects {

  private Objects() {}

  /** Adds to an object's metadata; an empty value takes its key away. */
  static void merge(ObjectNode object, Map<String, String> metadata) {
    ObjectNode own = object.withObject("/metadata");
    metadata.forEach(
        (key, value) -> {
          if (value.isEmpty()) {
            own.remove(key);
          } else {
            own.put(key, value);
          }
        });
  }

  static String id(ObjectNode object) {
    return Json.id(object);
  }

  static boolean is(ObjectNode object, String status) {
    return object.get("status").asText().equals(status);
  }
}
