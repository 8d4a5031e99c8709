package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * How each kind of object looks before anything is said about it: every field that Stripe sends.
 */
final class Templates {

  /** Fields that begin so are the sandbox's own and never leave it. */
  static final String HIDDEN = "_";

  static final ObjectMapper JSON = new ObjectMapper();

  private static final JsonNode OBJECTS = read();

  private Templates() {}

  static ObjectNode of(String kind) {
    return OBJECTS.required(kind).deepCopy();
  }

  /** A copy without what is not for others. */
  static ObjectNode shown(ObjectNode object) {
    ObjectNode copy = object.deepCopy();
    for (Iterator<String> names = copy.fieldNames(); names.hasNext(); ) {
      if (names.next().startsWith(HIDDEN)) {
        names.remove();
      }
    }
    return copy;
  }

  private static JsonNode read() {
    try (InputStream in = Templates.class.getResourceAsStream("objects.json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
