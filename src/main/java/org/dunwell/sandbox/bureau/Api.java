package org.dunwell.sandbox.bureau;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dunwell.sandbox.wire.Back;
import org.dunwell.sandbox.wire.Commit;
import org.dunwell.sandbox.wire.Http;
import org.dunwell.sandbox.wire.Ids;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/** The API's door: reports, and where notices go. */
final class Api implements HttpHandler {

  static final Pattern KEY = Pattern.compile("bk_[A-Za-z0-9_-]{1,100}");

  private static final String BEARER = "Bearer ";

  /** What was bought under a key, and how often that key has come. */
  static final String BILL = "bill";

  /** Moods in which a report is made, whether or not the other side waits for it. */
  private static final Set<Mood> BUYS = EnumSet.of(Mood.WELL, Mood.OTHER, Mood.SLOW);

  private static final long SLOW_MILLIS = 12_000;
  private static final int HUGE_BYTES = 2 << 20;
  private static final int LONGEST_KEY = 200;

  private final Store<Commit> store;
  private final Clock clock;

  Api(Store<Commit> store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What is sent, and in which mood. */
  private record Answer(Mood mood, JsonNode body) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      String account = account(exchange.getRequestHeaders().getFirst("Authorization"));
      ObjectNode wanted = wanted(exchange);
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/v1/reports")) {
        send(exchange, report(account, wanted, key(exchange)));
      } else if (path.equals("/v1/hooks")) {
        Http.json(exchange, 200, hook(account, wanted));
      } else {
        throw new Refusal(404, "There is nothing at " + path + ".");
      }
    } catch (Refusal refusal) {
      Http.json(exchange, refusal.status(), refusal.body());
    }
  }

  private static ObjectNode wanted(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      throw new Refusal(405, "Send it with POST.");
    }
    String body =
        Http.body(exchange, () -> new Refusal(413, "A request has at most one megabyte."));
    return Back.object(body).orElseThrow(() -> Refusal.bad("The body must be a JSON object."));
  }

  private static String key(HttpExchange exchange) {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
      throw Refusal.bad("Name the request in the header Idempotency-Key, in at most 200 letters.");
    }
    return key;
  }

  private static String account(String authorization) {
    String key =
        authorization != null && authorization.startsWith(BEARER)
            ? authorization.substring(BEARER.length()).strip()
            : "";
    if (!KEY.matcher(key).matches()) {
      throw new Refusal(401, "The sandbox knows every key that begins with bk_, and no other.");
    }
    return key;
  }

  /** The same key twice is answered alike, and counts once. */
  private Answer report(String account, ObjectNode wanted, String key) {
    return store.change(
        account,
        clock.instant(),
        change -> {
          ObjectNode company = Companies.known(change, wanted.path("company"));
          Mood mood = Mood.of(company.get("mood").asText()).orElse(Mood.WELL);
          if (wanted.path("watch").asBoolean()) {
            company.put("reference", wanted.path("reference").asText(""));
          }
          Optional<ObjectNode> before = change.find(BILL, BILL + key);
          if (before.isPresent()) {
            ObjectNode bill = before.get();
            change.put(bill.put("times", bill.get("times").asInt() + 1));
            return new Answer(mood, bill.get("body"));
          }
          ObjectNode report = Companies.report(change, company, mood == Mood.OTHER);
          if (BUYS.contains(mood)) {
            company.put("asked", company.get("asked").asInt() + 1);
            ObjectNode bill = Json.JSON.createObjectNode();
            bill.put("id", BILL + key).put("object", BILL).put("key", key).put("times", 1);
            bill.set("body", report);
            change.put(bill);
          }
          change.put(company);
          return new Answer(mood, report);
        });
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    switch (answer.mood()) {
      case DOWN -> Http.json(exchange, 503, Refusal.body("Out of order."));
      case BUSY -> Http.json(exchange, 202, Refusal.body("Still looking."));
      case UNKNOWN -> Http.json(exchange, 404, Refusal.body("We know no such company."));
      case RUBBISH -> Http.html(exchange, 200, "<h1>Welcome to our proxy</h1>");
      case HUGE -> Http.send(exchange, 200, new byte[HUGE_BYTES]);
      case REDIRECT -> {
        exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data/");
        exchange.sendResponseHeaders(302, -1);
      }
      case SLOW -> {
        rest();
        Http.json(exchange, 200, answer.body());
      }
      default -> Http.json(exchange, 200, answer.body());
    }
  }

  private static void rest() {
    try {
      Thread.sleep(SLOW_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One for each account; naming another address moves it. */
  private ObjectNode hook(String account, ObjectNode wanted) {
    String url = wanted.path("url").asText("");
    if (!url.matches("https?://[^\\s]+") || url.getBytes(StandardCharsets.UTF_8).length > 500) {
      throw Refusal.bad("\"url\" must be an address of at most 500 letters.");
    }
    return store.change(
        account,
        clock.instant(),
        change -> {
          ObjectNode hook =
              change
                  .all(Companies.HOOK)
                  .findFirst()
                  .map(ObjectNode::deepCopy)
                  .orElseGet(
                      () ->
                          Json.JSON
                              .createObjectNode()
                              .put("id", Ids.of("hk_"))
                              .put("object", Companies.HOOK));
          hook.put("url", url);
          change.put(hook);
          return Json.shown(hook).put("secret", Notices.secret(account));
        });
  }
}
