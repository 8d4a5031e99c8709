package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.dunwell.sandbox.wire.Json;

/**
 * How each kind of object looks before anything is said about it: every field that Stripe sends.
 */
final class Templates {

  private static final JsonNode OBJECTS = read();

  private Templates() {}

  static ObjectNode of(String kind) {
    return OBJECTS.required(kind).deepCopy();
  }

  private static JsonNode read() {
    try (InputStream in = Templates.class.getResourceAsStream("objects.json")) {
      return Json.JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
