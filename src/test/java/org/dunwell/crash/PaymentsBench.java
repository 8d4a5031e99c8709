package org.dunwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.dunwell.crash.Provider.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Five hundred online payments while Dunwell is killed: cards and debits, declined, failed,
 * refunded, disputed; webhooks in any order, each one to five times, one in twenty never. In the
 * end our ledger agrees with the provider's to the cent, payment by payment. See {@code
 * bench/README.md}; never part of the tests.
 */
class PaymentsBench {

  private static final int PAYMENTS = Integer.getInteger("bench.payments", 500);
  private static final int KILLS = Integer.getInteger("bench.kills", 8);
  private static final long SEED = Long.getLong("bench.seed", System.nanoTime() % 1_000_000);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOW_IT_BEHAVES =
      """
      {"repeatMost": 5, "reorderMillis": 3000, "dropPercent": 5, "seed": %d}
      """;

  @TempDir Path folder;

  private final Random lot = new Random(SEED);
  private final List<Fate> fates = new ArrayList<>();

  @Test
  void theLedgerAgreesWithTheProviders() throws Exception {
    try (Provider provider = new Provider(folder.resolve("stripe"));
        Database database = new Database(folder.resolve("postgres"));
        Node node = node(database, provider)) {
      long start = System.nanoTime();
      node.start();
      importLedger(node);
      provider.behave(HOW_IT_BEHAVES.formatted(SEED));
      payAmongKills(node, provider);
      JdbcClient jdbc = database.jdbc();
      AtomicInteger looks = new AtomicInteger();
      Node.waitUntil("all is known", () -> agrees(jdbc, provider, looks.incrementAndGet()));
      assertThat(events(jdbc, "state = 'given-up'")).isZero();
      assertThat(openTooMuch(jdbc)).isZero();
      System.out.printf(
          "BENCH payments, seed %d: %s, %d kills; webhooks sent so often: %s; %d events found by"
              + " asking; %d payments here, each agrees to the cent, %d s%n",
          SEED,
          Fate.counted(fates),
          KILLS,
          provider.sent(),
          events(jdbc, "via = 'asked'"),
          keptHere(jdbc).size(),
          (System.nanoTime() - start) / 1_000_000_000);
    }
  }

  private static long events(JdbcClient jdbc, String which) {
    return jdbc.sql("select count(*) from payments.stripe_event where " + which)
        .query(Long.class)
        .single();
  }

  /** Each payment was for one invoice: what it has kept is what its invoice is less open. */
  private static long openTooMuch(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select abs(
              (select sum(amount) - sum(open_amount) from receivables.invoice)
              - (select sum(amount - returned_amount - unapplied_amount) from receivables.payment
                 where reversed_on is null))
            """)
        .query(BigDecimal.class)
        .single()
        .movePointRight(2)
        .longValueExact();
  }

  private Node node(Database database, Provider provider) throws Exception {
    return Node.withProvider(
        "payments-node",
        folder.resolve("node"),
        database,
        "dunwell.sandbox.stripe.url=" + provider.url());
  }

  private void importLedger(Node node) throws Exception {
    node.importOneCustomer();
    StringBuilder late =
        new StringBuilder("sellingEntity,customer,number,issuedOn,dueOn,currency,amount\n");
    for (int i = 1; i <= PAYMENTS; i++) {
      late.append("DE01,K1,R-%d,2026-01-10,2026-02-20,EUR,%s\n".formatted(i, amount(i)));
    }
    node.importFile("invoices", late.toString());
  }

  private static String amount(int i) {
    return "%d.%02d".formatted(10 + i, i % 100);
  }

  private static long minor(int i) {
    return (10L + i) * 100 + i % 100;
  }

  /** Kills by lot between payments and in the middle of beginning one; nobody waits long. */
  private void payAmongKills(Node node, Provider provider) throws Exception {
    List<Integer> moments = lot.ints(5, PAYMENTS - 5).distinct().limit(KILLS).boxed().toList();
    for (int i = 1; i <= PAYMENTS; i++) {
      if (moments.contains(i)) {
        Thread killer = new Thread(() -> killQuietly(node));
        killer.start();
        begin(node, i);
        killer.join();
        node.launch();
        Node.waitUntil("it is up again", node::isUp);
      }
      String page = begin(node, i);
      assertThat(page).as("payment %d has begun", i).isNotNull();
      Fate fate = Fate.by(lot.nextInt(100));
      fates.add(fate);
      provider.live(fate, page, minor(i));
    }
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

  /** Five minutes pass now and then, after which Dunwell asks for what it was not told. */
  private static boolean agrees(JdbcClient jdbc, Provider provider, int look) throws Exception {
    if (look % 100 == 0) {
      jdbc.sql("update payments.stripe_account set looked_at = looked_at - interval '5 minutes'")
          .update();
    }
    return keptHere(jdbc).equals(provider.kept());
  }

  /** What of each payment has not gone back, in the smallest unit, by its name at the provider. */
  private static Map<String, Long> keptHere(JdbcClient jdbc) {
    Map<String, Long> kept = new HashMap<>();
    jdbc.sql(
            """
            select reference, case when reversed_on is null then amount - returned_amount else 0 end
            from receivables.payment
            """)
        .query(
            row -> {
              kept.put(row.getString(1), row.getBigDecimal(2).movePointRight(2).longValueExact());
            });
    return kept;
  }
}
