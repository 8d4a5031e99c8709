package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.dunwell.sandbox.wire.Back;
import org.dunwell.sandbox.wire.Deliveries;
import org.dunwell.sandbox.wire.Http;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Settings;

/**
 * The door behind the counterparty, {@code /_control}: what people do with their handsets and what
 * fate does with callbacks. For handset pages, tests and the curious; the product never knocks
 * here.
 */
final class Control implements HttpHandler {

  static final String PATH = "/_control";

  private static final int INVALID = 20001;
  private static final int MOST_DAYS = 400;

  private final Exchange exchange;
  private final Handsets handsets;
  private final Deliveries deliveries;
  private final Requests requests;
  private final Optional<Consumer<Duration>> mover;

  /**
   * Opens it.
   *
   * @param requests what the API was asked
   * @param mover lets time pass; empty when the time is not ours
   */
  Control(
      Exchange exchange,
      Deliveries deliveries,
      Requests requests,
      Optional<Consumer<Duration>> mover) {
    this.exchange = exchange;
    this.deliveries = deliveries;
    this.requests = requests;
    this.mover = mover;
    handsets = new Handsets(exchange);
  }

  @Override
  public void handle(HttpExchange http) throws IOException {
    String path = http.getRequestURI().getPath().substring(PATH.length());
    try {
      if (http.getRequestMethod().equals("POST")) {
        Http.json(http, 200, act(path, wanted(http)));
      } else if (path.isEmpty() || path.equals("/")) {
        Http.html(http, 200, ControlHtml.page(exchange));
      } else {
        Http.json(http, 200, read(path, Params.of(http.getRequestURI().getRawQuery())));
      }
    } catch (ApiError error) {
      Http.json(http, error.status(), error.body());
    }
  }

  private static ObjectNode wanted(HttpExchange http) throws IOException {
    if (Back.isStranger(http)) {
      throw ApiError.unauthorized("Only the sandbox's own pages may press its buttons.");
    }
    return Back.object(Http.body(http, ApiError::tooLarge))
        .orElseThrow(() -> ApiError.invalid(INVALID, "The body must be a JSON object."));
  }

  private JsonNode read(String path, Params query) {
    return switch (path) {
      case "/settings" -> exchange.settings.all();
      case "/time" -> now();
      case "/phone" -> handsets.state(query.required("number", INVALID));
      case "/ledger" -> ledger(query.text("account"));
      case "/account" -> {
        String sid =
            query
                .text("sid")
                .map(Accounts::checked)
                .orElseGet(() -> Accounts.sid(query.required("name", INVALID)));
        yield Json.JSON.createObjectNode().put("sid", sid).put("token", Accounts.token(sid));
      }
      case "/requests" -> requests.all();
      case "/deliveries" -> list(Deliveries.KIND, Optional.empty());
      case "/notifications" -> list(Kinds.NOTIFICATION, query.text("account"));
      default -> throw ApiError.missing(PATH + path);
    };
  }

  private ObjectNode now() {
    return Json.JSON.createObjectNode().put("now", exchange.clock.instant().toString());
  }

  /** What really happened, to compare other books with. */
  private ObjectNode ledger(Optional<String> account) {
    ObjectNode ledger = Json.JSON.createObjectNode();
    ArrayNode calls = ledger.putArray("calls");
    exchange
        .store
        .all(Exchange.NETWORK, Kinds.CALL)
        .filter(call -> account.map(call.get(Change.ACCOUNT).asText()::equals).orElse(true))
        .forEach(call -> calls.add(Api.shown(call).set("audio", call.path("_audio"))));
    ledger.set("recordings", list(Kinds.RECORDING, account));
    ledger.set("messages", list(Kinds.MESSAGE, account));
    ledger.set("transcripts", list(Kinds.TRANSCRIPT, account));
    ledger.set("notifications", list(Kinds.NOTIFICATION, account));
    return ledger;
  }

  private ArrayNode list(String kind, Optional<String> account) {
    ArrayNode list = Json.JSON.createArrayNode();
    exchange
        .store
        .all(Exchange.NETWORK, kind)
        .filter(object -> account.map(object.path(Change.ACCOUNT).asText()::equals).orElse(true))
        .forEach(object -> list.add(Api.shown(object)));
    return list;
  }

  private JsonNode act(String path, ObjectNode wanted) {
    return switch (path) {
      case "/settings" -> set(wanted);
      case "/time" -> pass(wanted.path("days").asInt(0));
      default -> handsets.act(path, wanted);
    };
  }

  private JsonNode set(ObjectNode wanted) {
    wanted.remove(Settings.AHEAD);
    JsonNode all = exchange.settings.set(wanted, exchange.clock.instant());
    deliveries.beginChance();
    return all;
  }

  private JsonNode pass(int days) {
    if (mover.isEmpty() || days < 1 || days > MOST_DAYS) {
      throw ApiError.invalid(
          INVALID,
          mover.isEmpty()
              ? "Time here goes by Dunwell's clock: let it pass with its own button."
              : "\"days\" must be a whole number from 1 to 400.");
    }
    mover.get().accept(Duration.ofDays(days));
    return now();
  }
}
