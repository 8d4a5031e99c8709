package org.dunwell.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Requests and answers over the wire. */
public final class Http {

  /** No request of the API comes near it. */
  private static final int MOST_BYTES = 1 << 20;

  private Http() {}

  /** The body as text, unless it is larger than any request. */
  public static String body(HttpExchange exchange, Supplier<RuntimeException> tooLarge)
      throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw tooLarge.get();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Answers with JSON. */
  public static void json(HttpExchange exchange, int status, JsonNode body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    send(exchange, status, Json.JSON.writeValueAsBytes(body));
  }

  /** Answers with a page that has no scripts. */
  public static void html(HttpExchange exchange, int status, String page) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                + " frame-ancestors 'none'");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    send(exchange, status, page.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends the browser somewhere else. */
  public static void see(HttpExchange exchange, String address) throws IOException {
    exchange.getResponseHeaders().set("Location", address);
    exchange.sendResponseHeaders(303, -1);
    exchange.close();
  }

  /** Answers with bytes. */
  public static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** Text into a page. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
