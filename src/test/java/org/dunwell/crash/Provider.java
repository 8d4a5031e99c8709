package org.dunwell.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.dunwell.sandbox.stripe.StripeServer;
import org.dunwell.sandbox.wire.Alone;

/** The payment provider in a process of its own, with its payers, their banks and its books. */
final class Provider implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> NOTHING_WENT_BACK = Set.of("failed", "canceled");
  private static final String FORM = "application/x-www-form-urlencoded";

  private final HttpClient browser = HttpClient.newHttpClient();
  private final Alone alone;
  private final String url;

  Provider(Path folder) throws IOException {
    alone = new Alone(StripeServer.class, folder);
    url = alone.start();
  }

  String url() {
    return url;
  }

  void behave(String settings) throws Exception {
    control("settings", settings);
  }

  /** The payer gives a card or an account on the hosted page. */
  void pay(String page, String method, String number) throws Exception {
    post(page, FORM, "method=%s&number=%s&name=Ada+Byron".formatted(method, number));
  }

  /** The bank of a debit, or the owner of a card, does something with the charge of a session. */
  void happens(String what, String page) throws Exception {
    String session = page.substring(page.lastIndexOf('/') + 1);
    Map.Entry<String, JsonNode> account = accountOf(session);
    String intent = row(account.getValue(), "sessions", "id", session, "payment_intent");
    String table = Set.of("win", "lose").contains(what) ? "disputes" : "charges";
    String id = row(account.getValue(), table, "payment_intent", intent, "id");
    control(what, "{\"account\": \"%s\", \"id\": \"%s\"}".formatted(account.getKey(), id));
  }

  /** Somebody gives back money in the provider's dashboard. */
  void refund(String page, long minor) throws Exception {
    String session = page.substring(page.lastIndexOf('/') + 1);
    Map.Entry<String, JsonNode> account = accountOf(session);
    String intent = row(account.getValue(), "sessions", "id", session, "payment_intent");
    send(
        HttpRequest.newBuilder(URI.create(url + "/v1/refunds"))
            .header("Authorization", "Bearer " + account.getKey())
            .header("Content-Type", FORM)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "payment_intent=%s&amount=%d".formatted(intent, minor))));
  }

  private Map.Entry<String, JsonNode> accountOf(String session) throws Exception {
    return ledger().properties().stream()
        .filter(account -> find(account.getValue(), "sessions", "id", session) != null)
        .findFirst()
        .orElseThrow();
  }

  private static String row(
      JsonNode account, String table, String field, String value, String wanted) {
    return find(account, table, field, value).get(wanted).asText();
  }

  private static JsonNode find(JsonNode account, String table, String field, String value) {
    return StreamSupport.stream(account.get(table).spliterator(), false)
        .filter(row -> row.get(field).asText().equals(value))
        .findFirst()
        .orElse(null);
  }

  /** What each payment has brought in the end, in the smallest unit, by its name there. */
  Map<String, Long> kept() throws Exception {
    Map<String, Long> kept = new HashMap<>();
    for (JsonNode account : ledger()) {
      for (JsonNode charge : account.get("charges")) {
        if (charge.get("status").asText().equals("succeeded")) {
          add(kept, charge, 1);
        }
      }
      for (JsonNode refund : account.get("refunds")) {
        if (!NOTHING_WENT_BACK.contains(refund.get("status").asText())) {
          add(kept, refund, -1);
        }
      }
      for (JsonNode dispute : account.get("disputes")) {
        if (!dispute.get("status").asText().equals("won")) {
          add(kept, dispute, -1);
        }
      }
    }
    return kept;
  }

  private static void add(Map<String, Long> kept, JsonNode row, int sign) {
    kept.merge(row.get("payment_intent").asText(), sign * row.get("amount").asLong(), Long::sum);
  }

  /** How often each webhook was sent, over all accounts: sent so often, so many of them. */
  Map<Integer, Integer> sent() throws Exception {
    Map<Integer, Integer> sent = new TreeMap<>();
    for (Map.Entry<String, JsonNode> account : ledger().properties()) {
      String all = get("/_control/deliveries?account=" + account.getKey());
      for (JsonNode delivery : JSON.readTree(all)) {
        sent.merge(delivery.get("sent").asInt(), 1, Integer::sum);
      }
    }
    return sent;
  }

  private JsonNode ledger() throws Exception {
    return JSON.readTree(get("/_control/ledger"));
  }

  private String get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url + path)));
  }

  private void control(String what, String json) throws Exception {
    post(url + "/_control/" + what, "application/json", json);
  }

  private void post(String address, String type, String body) throws Exception {
    send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(answer.uri() + " answers " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    alone.kill();
  }

  /** What becomes of a payment; the share of each in a hundred. */
  enum Fate {
    PAYS(60),
    DEBIT_PAYS(10),
    DEBIT_FAILS(10),
    DECLINED_FIRST(5),
    REFUNDED_IN_PART(5),
    REFUNDED(2),
    DISPUTED(2),
    DISPUTE_LOST(3),
    DISPUTE_WON(3);

    private final int percent;

    Fate(int percent) {
      this.percent = percent;
    }

    static Fate by(int lot) {
      int left = lot % 100;
      for (Fate fate : values()) {
        left -= fate.percent;
        if (left < 0) {
          return fate;
        }
      }
      throw new IllegalStateException("The shares are less than a hundred");
    }

    static List<String> counted(Iterable<Fate> all) {
      Map<Fate, Integer> count = new TreeMap<>();
      all.forEach(fate -> count.merge(fate, 1, Integer::sum));
      return count.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
    }
  }

  /** A payer and a bank do with a hosted page what fate wants. */
  void live(Fate fate, String page, long minor) throws Exception {
    switch (fate) {
      case PAYS -> pay(page, "card", "4242424242424242");
      case DEBIT_PAYS, DEBIT_FAILS -> {
        pay(page, "sepa_debit", "AT611904300234573201");
        happens(fate == Fate.DEBIT_PAYS ? "settle" : "fail", page);
      }
      case DECLINED_FIRST -> {
        pay(page, "card", "4000000000000002");
        pay(page, "card", "4242424242424242");
      }
      case REFUNDED_IN_PART, REFUNDED -> {
        pay(page, "card", "4242424242424242");
        refund(page, fate == Fate.REFUNDED ? minor : minor / 3);
      }
      case DISPUTED -> pay(page, "card", "4000000000000259");
      case DISPUTE_LOST, DISPUTE_WON -> {
        pay(page, "card", "4000000000000259");
        happens(fate == Fate.DISPUTE_LOST ? "lose" : "win", page);
      }
    }
  }
}
