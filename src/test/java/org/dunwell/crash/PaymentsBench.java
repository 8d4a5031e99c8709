package org.dunwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.sandbox.stripe.StripeServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Five hundred online payments while Dunwell is killed, its webhooks shuffled, each sent three
 * times, one in twenty never. In the end our ledger agrees with Stripe's to the cent, payment by
 * payment. See {@code bench/README.md}; never part of the tests.
 */
class PaymentsBench {

  private static final int PAYMENTS = 500;
  private static final int KILLS = 8;
  private static final Pattern ADDRESS = Pattern.compile("Payment provider: (http://[0-9.:]+),");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final HttpClient browser = HttpClient.newHttpClient();
  private String stripe;

  @Test
  void theLedgerAgreesWithStripe() throws Exception {
    Process provider = provider();
    try (Database database = new Database(folder.resolve("postgres"));
        Node node = node(database)) {
      long start = System.nanoTime();
      node.start();
      importLedger(node);
      send(
          stripe + "/_control/settings",
          "application/json",
          "{\"repeat\": 3, \"reorderMillis\": 3000, \"dropPercent\": 5}");
      int begunAgain = payAmongKills(node);
      JdbcClient jdbc = database.jdbc();
      AtomicInteger looks = new AtomicInteger();
      Node.waitUntil("all is known", () -> agrees(jdbc, looks.incrementAndGet()));
      long waiting =
          jdbc.sql("select count(*) from payments.stripe_event where state = 'given-up'")
              .query(Long.class)
              .single();
      long asked =
          jdbc.sql("select count(*) from payments.stripe_event where via = 'asked'")
              .query(Long.class)
              .single();
      assertThat(waiting).isZero();
      assertThat(asked).isPositive();
      System.out.printf(
          "BENCH payments: %d paid, %d kills, %d begun again, %d events found by asking, agrees to the cent, %d s%n",
          paidHere(jdbc).size(),
          KILLS,
          begunAgain,
          asked,
          (System.nanoTime() - start) / 1_000_000_000);
    } finally {
      provider.destroyForcibly().waitFor();
    }
  }

  private Process provider() throws Exception {
    Process process =
        new ProcessBuilder(
                Node.java(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Node.classPath(),
                StripeServer.class.getName(),
                folder.resolve("stripe").toString(),
                "0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); stripe == null && line != null; line = said.readLine()) {
      Matcher where = ADDRESS.matcher(line);
      stripe = where.find() ? where.group(1) : null;
      if (stripe != null) {
        return process;
      }
    }
    throw new IllegalStateException("The payment provider has not started");
  }

  private Node node(Database database) throws Exception {
    List<String> settings = new java.util.ArrayList<>(database.settings());
    settings.add("dunwell.home=" + folder.resolve("node"));
    settings.add("dunwell.sandbox.sample=false");
    settings.add("dunwell.sandbox.stripe.url=" + stripe);
    return new Node("payments-node", "admin", settings);
  }

  private void importLedger(Node node) throws Exception {
    upload(
        node,
        "selling-entities",
        """
        code,name,country,language,timeZone,calendar,currency,email
        DE01,Nordwerk GmbH,DE,de,Europe/Berlin,DE,EUR,ar@nordwerk.example
        """);
    upload(
        node, "customers", "number,name,country,language,email\nK1,Customer,DE,en,a@c.example\n");
    StringBuilder late =
        new StringBuilder("sellingEntity,customer,number,issuedOn,dueOn,currency,amount\n");
    for (int i = 1; i <= PAYMENTS; i++) {
      late.append("DE01,K1,R-%d,2026-01-10,2026-02-20,EUR,%s\n".formatted(i, amount(i)));
    }
    upload(node, "invoices", late.toString());
  }

  private static String amount(int i) {
    return "%d.%02d".formatted(10 + i, i % 100);
  }

  private static void upload(Node node, String kind, String csv) throws Exception {
    var answer = node.upload("/api/imports?kind=" + kind + "&dryRun=false", kind + ".csv", csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String run =
        answer.headers().firstValue("Location").orElseThrow().replaceAll("^.*?/api", "/api");
    Node.waitUntil(kind + " are in", () -> node.get(run).body().contains("\"endedAt\""));
  }

  /** Kills by lot between payments and in the middle of beginning one; nobody waits long. */
  private int payAmongKills(Node node) throws Exception {
    Random lot = new Random(11);
    List<Integer> moments = lot.ints(5, PAYMENTS - 5).distinct().limit(KILLS).boxed().toList();
    int again = 0;
    for (int i = 1; i <= PAYMENTS; i++) {
      if (moments.contains(i)) {
        Thread killer = new Thread(() -> killQuietly(node));
        killer.start();
        begin(node, i);
        killer.join();
        node.launch();
        Node.waitUntil("it is up again", node::isUp);
        again++;
      }
      String url = begin(node, i);
      assertThat(url).as("payment %d has begun", i).isNotNull();
      send(
          url,
          "application/x-www-form-urlencoded",
          "method=card&number=4242424242424242&name=Ada+Byron");
    }
    return again;
  }

  private static void killQuietly(Node node) {
    try {
      node.kill();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Null when it was killed meanwhile. */
  private static String begin(Node node, int i) {
    try {
      var answer =
          node.post(
              "/api/online-payments",
              """
              {"customer": "K1", "currency": "EUR", "returnUrl": "https://pay.example/back",
               "parts": [{"invoice": "R-%d", "amount": %s}]}
              """
                  .formatted(i, amount(i)));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      return JSON.readTree(answer.body()).get("url").asText();
    } catch (Exception killed) {
      return null;
    }
  }

  private String send(String url, String type, String body) throws Exception {
    return browser
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Five minutes pass now and then, after which Dunwell asks for what it was not told. */
  private boolean agrees(JdbcClient jdbc, int look) throws Exception {
    if (look % 100 == 0) {
      jdbc.sql("update payments.stripe_account set looked_at = looked_at - interval '5 minutes'")
          .update();
    }
    return paidHere(jdbc).equals(paidThere());
  }

  /** What each payment brought, by its name at Stripe. */
  private Map<String, Long> paidThere() throws Exception {
    String ledger =
        browser
            .send(
                HttpRequest.newBuilder(URI.create(stripe + "/_control/ledger")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    Map<String, Long> paid = new HashMap<>();
    for (JsonNode account : JSON.readTree(ledger)) {
      for (JsonNode charge : account.get("charges")) {
        if (charge.get("status").asText().equals("succeeded")) {
          paid.merge(
              charge.get("payment_intent").asText(), charge.get("amount").asLong(), Long::sum);
        }
      }
    }
    return paid;
  }

  private static Map<String, Long> paidHere(JdbcClient jdbc) {
    Map<String, Long> paid = new HashMap<>();
    jdbc.sql("select reference, amount from receivables.payment")
        .query(
            (row, n) ->
                paid.put(
                    row.getString(1),
                    row.getBigDecimal(2).multiply(BigDecimal.valueOf(100)).longValueExact()))
        .list();
    return paid;
  }
}
