package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.Stripe;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dunwell.platform.files.Sha256;
import org.dunwell.sandbox.wire.Http;
import org.dunwell.sandbox.wire.Ids;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/** The API's door: who asks, whether the same was asked before, and the answer in Stripe's form. */
final class Api implements HttpHandler {

  /** Any account, named by its key; an own key for each account. */
  private static final Pattern KEY = Pattern.compile("[sr]k_test_[A-Za-z0-9_.-]{1,200}");

  private static final String ANSWERED = "_answered";
  private static final int LONGEST_KEY = 255;
  private static final int PAYMENT_REQUIRED = 402;
  private static final int OK = 200;

  private final Store<Change> store;
  private final Routes routes;
  private final Clock clock;

  Api(Store<Change> store, Routes routes, Clock clock) {
    this.store = store;
    this.routes = routes;
    this.clock = clock;
  }

  /** An answer, the first time or again. */
  private record Answer(int status, JsonNode body, boolean replayed) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String requestId = Ids.of("req_");
    exchange.getResponseHeaders().set("Request-Id", requestId);
    exchange.getResponseHeaders().set("Stripe-Version", Stripe.API_VERSION);
    Answer answer;
    try {
      answer = answer(exchange, requestId);
    } catch (ApiError error) {
      answer = new Answer(error.status(), error.body(), false);
    }
    if (answer.replayed()) {
      exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
    }
    Http.json(exchange, answer.status(), answer.body());
  }

  private Answer answer(HttpExchange exchange, String requestId) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    String body = Http.body(exchange, ApiError::tooLarge);
    String account = account(exchange.getRequestHeaders().getFirst("Authorization"));
    Params params = Params.of(exchange.getRequestURI().getRawQuery(), body);
    Routes.Found found =
        routes.find(method, path).orElseThrow(() -> ApiError.noSuchDoor(method, path));
    String key = method.equals("POST") ? key(exchange) : null;
    return store.change(
        account,
        clock.instant(),
        change -> {
          change.madeBy(requestId, key);
          String asked = fingerprint(method, path, params);
          return replay(change, key, asked)
              .orElseGet(() -> remember(change, key, asked, run(change, found, params)));
        });
  }

  private static Answer run(Change change, Routes.Found found, Params params) {
    List<String> expand = params.texts("expand");
    try {
      ObjectNode result = found.operation().run(change, params, found.id());
      ObjectNode shown = Json.shown(result);
      Expansion.of(change, shown, expand);
      return new Answer(OK, shown, false);
    } catch (ApiError error) {
      if (error.status() == PAYMENT_REQUIRED) {
        return new Answer(error.status(), error.body(), false);
      }
      throw error;
    }
  }

  private static String key(HttpExchange exchange) {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (key != null && key.length() > LONGEST_KEY) {
      throw ApiError.invalid(null, null, "Idempotency keys have at most 255 characters.");
    }
    return key;
  }

  private static String fingerprint(String method, String path, Params params) {
    String all = method + " " + path + " " + new TreeMap<>(params.all());
    return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Answer> replay(Change change, String key, String asked) {
    if (key == null) {
      return Optional.empty();
    }
    Optional<ObjectNode> before = change.find(ANSWERED, ANSWERED + key);
    before.ifPresent(
        answered -> {
          if (!answered.get("asked").asText().equals(asked)) {
            throw ApiError.idempotency(key);
          }
        });
    return before.map(
        answered -> new Answer(answered.get("status").asInt(), answered.get("body"), true));
  }

  private static Answer remember(Change change, String key, String asked, Answer answer) {
    if (key != null) {
      ObjectNode answered = Json.JSON.createObjectNode();
      answered.put("id", ANSWERED + key).put("object", ANSWERED).put("asked", asked);
      answered.put("status", answer.status()).set("body", answer.body());
      change.put(answered);
    }
    return answer;
  }

  private static String account(String authorization) {
    String key = "";
    if (authorization != null && authorization.startsWith("Bearer ")) {
      key = authorization.substring("Bearer ".length()).strip();
    } else if (authorization != null && authorization.startsWith("Basic ")) {
      key = user(authorization.substring("Basic ".length()).strip());
    }
    if (key.isEmpty()) {
      throw ApiError.unauthorized(
          "You did not provide an API key. You need to provide your API key in the Authorization"
              + " header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
    }
    if (!KEY.matcher(key).matches()) {
      throw ApiError.unauthorized(
          "Invalid API Key provided. The sandbox knows every key that begins with sk_test_, and no"
              + " other: a live key must never come here.");
    }
    return key;
  }

  private static String user(String basic) {
    try {
      String both = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
      return both.contains(":") ? both.substring(0, both.indexOf(':')) : both;
    } catch (IllegalArgumentException notBase64) {
      return "?";
    }
  }
}
