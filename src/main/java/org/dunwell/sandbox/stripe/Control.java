package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dunwell.sandbox.wire.Back;
import org.dunwell.sandbox.wire.Deliveries;
import org.dunwell.sandbox.wire.Http;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Settings;
import org.dunwell.sandbox.wire.Store;

/**
 * The door behind the counterparty, {@code /_control}: what Stripe's dashboard and fate are in the
 * real world. For tests and the curious; the product never knocks here.
 */
final class Control implements HttpHandler {

  static final String PATH = "/_control";

  private static final int MOST_DAYS = 400;

  private final Store<Change> store;
  private final Settings settings;
  private final Deliveries deliveries;
  private final Buttons buttons;
  private final Clock clock;
  private final Optional<Consumer<Duration>> mover;

  /**
   * @param mover lets time pass; empty when the time is not ours
   */
  Control(
      Store<Change> store,
      Settings settings,
      Deliveries deliveries,
      Buttons buttons,
      Clock clock,
      Optional<Consumer<Duration>> mover) {
    this.store = store;
    this.settings = settings;
    this.deliveries = deliveries;
    this.buttons = buttons;
    this.clock = clock;
    this.mover = mover;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(PATH.length());
    Params query = Params.of(exchange.getRequestURI().getRawQuery());
    try {
      if (exchange.getRequestMethod().equals("POST")) {
        refuseStrangers(exchange);
        post(exchange, path);
      } else if (path.isEmpty() || path.equals("/")) {
        Http.html(exchange, 200, page(query));
      } else {
        Http.json(exchange, 200, read(path, query));
      }
    } catch (ApiError error) {
      Http.json(exchange, error.status(), error.body());
    }
  }

  private String page(Params query) {
    List<String> accounts = accounts();
    String account = query.text("account").orElse(accounts.isEmpty() ? "" : accounts.get(0));
    return ControlHtml.page(store, settings, accounts, account);
  }

  private List<String> accounts() {
    return store.accounts().stream().filter(name -> !name.equals(Settings.NOBODY)).toList();
  }

  private JsonNode read(String path, Params query) {
    return switch (path) {
      case "/settings" -> settings.all();
      case "/accounts" -> Json.JSON.valueToTree(accounts());
      case "/time" -> now();
      case "/ledger" -> ledger(query);
      case "/deliveries" -> {
        String account = query.required("account");
        yield Json.JSON.valueToTree(store.all(account, Deliveries.KIND).toList());
      }
      default -> throw ApiError.noSuchDoor("GET", PATH + path);
    };
  }

  private ObjectNode now() {
    return Json.JSON.createObjectNode().put("now", clock.instant().toString());
  }

  private ObjectNode ledger(Params query) {
    ObjectNode all = Json.JSON.createObjectNode();
    List<String> asked = query.text("account").map(List::of).orElseGet(this::accounts);
    asked.forEach(account -> all.set(account, Ledger.of(store, account)));
    return all;
  }

  private static void refuseStrangers(HttpExchange exchange) {
    if (Back.isStranger(exchange)) {
      throw ApiError.unauthorized("Only the sandbox's own page may press its buttons.");
    }
  }

  private void post(HttpExchange exchange, String path) throws IOException {
    String body = Http.body(exchange, ApiError::tooLarge);
    if (Back.isForm(exchange)) {
      ObjectNode wanted = Json.JSON.createObjectNode();
      Params.of(body).all().forEach(wanted::put);
      act(path, wanted);
      Http.see(exchange, PATH + "?account=" + encoded(wanted.path("account").asText()));
      return;
    }
    ObjectNode wanted =
        Back.object(body)
            .orElseThrow(() -> ApiError.invalid(null, null, "The body must be a JSON object."));
    Http.json(exchange, 200, act(path, wanted));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private JsonNode act(String path, JsonNode wanted) {
    return switch (path) {
      case "/settings" -> set(wanted);
      case "/time" -> pass(wanted.path("days").asInt(0));
      case "/mood" ->
          buttons.turn(
              wanted.path("account").asText(),
              wanted.path("id").asText(),
              wanted.path("code").asText());
      default -> buttons.press(path, wanted.path("account").asText(), wanted.path("id").asText());
    };
  }

  private JsonNode set(JsonNode wanted) {
    ObjectNode named = wanted.deepCopy();
    named.remove(List.of("account", Settings.AHEAD));
    JsonNode all = settings.set(named, clock.instant());
    deliveries.beginChance();
    return all;
  }

  private JsonNode pass(int days) {
    if (mover.isEmpty()) {
      throw ApiError.invalid(
          null, "days", "Time here goes by Dunwell's clock: let it pass with its own button.");
    }
    if (days < 1 || days > MOST_DAYS) {
      throw ApiError.invalid(null, "days", "\"days\" must be a whole number from 1 to 400.");
    }
    mover.get().accept(Duration.ofDays(days));
    return now();
  }
}
