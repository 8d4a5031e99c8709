package org.dunwell.sandbox.bureau;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import org.dunwell.sandbox.wire.Back;
import org.dunwell.sandbox.wire.Commit;
import org.dunwell.sandbox.wire.Deliveries;
import org.dunwell.sandbox.wire.Form;
import org.dunwell.sandbox.wire.Http;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Settings;
import org.dunwell.sandbox.wire.Store;

/** The door behind the bureau, {@code /_control}: fate's. The product never knocks here. */
final class Control implements HttpHandler {

  static final String PATH = "/_control";

  private static final int MOST_ADDED = 1_000;

  private final Store<Commit> store;
  private final Settings settings;
  private final Deliveries deliveries;
  private final Clock clock;

  Control(Store<Commit> store, Settings settings, Deliveries deliveries, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(PATH.length());
    try {
      if (exchange.getRequestMethod().equals("POST")) {
        post(exchange, path);
      } else if (path.isEmpty() || path.equals("/")) {
        Http.html(
            exchange,
            200,
            ControlHtml.page(store, settings.all(), query(exchange).path("q").asText()));
      } else {
        Http.json(exchange, 200, read(path));
      }
    } catch (Refusal refusal) {
      Http.json(exchange, refusal.status(), refusal.body());
    }
  }

  private static ObjectNode query(HttpExchange exchange) {
    return fields(exchange.getRequestURI().getRawQuery());
  }

  private static ObjectNode fields(String encoded) {
    ObjectNode fields = Json.JSON.createObjectNode();
    Form.decoded(encoded, broken -> Refusal.bad("\"%s\" cannot be read.".formatted(broken)))
        .forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private JsonNode read(String path) {
    return switch (path) {
      case "/companies" -> all(Companies.KIND);
      case "/bills" -> all(Api.BILL);
      case "/deliveries" -> all(Deliveries.KIND);
      case "/settings" -> settings.all();
      default -> throw new Refusal(404, "There is nothing at " + PATH + path + ".");
    };
  }

  private JsonNode all(String kind) {
    return Json.JSON.valueToTree(
        store.accounts().stream().flatMap(account -> store.all(account, kind)).toList());
  }

  private void post(HttpExchange exchange, String path) throws IOException {
    if (Back.isStranger(exchange)) {
      throw new Refusal(403, "Only the sandbox's own page may press its buttons.");
    }
    String body =
        Http.body(exchange, () -> new Refusal(413, "A request has at most one megabyte."));
    if (Back.isForm(exchange)) {
      ObjectNode form = fields(body);
      if (path.equals("/company")) {
        form.put("insolvent", form.has("insolvent"));
      }
      act(path, form);
      Http.see(exchange, PATH + "/#" + form.path("id").asText("top").replaceAll("\\W", ""));
      return;
    }
    ObjectNode wanted =
        Back.object(body).orElseThrow(() -> Refusal.bad("The body must be a JSON object."));
    Http.json(exchange, 200, act(path, wanted));
  }

  private JsonNode act(String path, ObjectNode wanted) {
    return switch (path) {
      case "/company" ->
          store.change(
              account(wanted),
              clock.instant(),
              change -> Companies.set(change, wanted.path("id").asText(), wanted));
      case "/companies" -> add(account(wanted), wanted.path("companies"));
      case "/settings" -> set(wanted);
      default -> throw new Refusal(404, "There is nothing at " + PATH + path + ".");
    };
  }

  private static String account(JsonNode wanted) {
    String account = wanted.path("account").asText();
    if (!Api.KEY.matcher(account).matches()) {
      throw Refusal.bad("Name the account: a key that begins with bk_.");
    }
    return account;
  }

  private JsonNode add(String account, JsonNode companies) {
    if (companies.size() > MOST_ADDED) {
      throw Refusal.bad("At most %d companies at once.".formatted(MOST_ADDED));
    }
    return store.change(
        account,
        clock.instant(),
        change -> {
          companies.forEach(company -> Companies.known(change, company));
          return Json.JSON.createObjectNode().put("known", companies.size());
        });
  }

  private JsonNode set(ObjectNode wanted) {
    wanted.remove("account");
    JsonNode all = settings.set(wanted, clock.instant());
    deliveries.beginChance();
    return all;
  }
}
