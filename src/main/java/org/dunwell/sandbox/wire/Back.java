package org.dunwell.sandbox.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;

/** What the doors behind counterparties, their own pages and tests, have in common. */
public final class Back {

  private static final String FORM = "application/x-www-form-urlencoded";

  private Back() {}

  /** Whether another site's page in the same browser wants to press the buttons. */
  public static boolean isStranger(HttpExchange exchange) {
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    String host = exchange.getRequestHeaders().getFirst("Host");
    return origin != null && !origin.replaceFirst("^https?://", "").equals(host);
  }

  /** Whether a page's form was sent. */
  public static boolean isForm(HttpExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return type != null && type.startsWith(FORM);
  }

  /** The body as a JSON object; empty when it is none. */
  public static Optional<ObjectNode> object(String body) {
    try {
      JsonNode read = Json.JSON.readTree(body.isEmpty() ? "{}" : body);
      return read.isObject() ? Optional.of((ObjectNode) read) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
