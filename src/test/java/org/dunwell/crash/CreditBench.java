package org.dunwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.sandbox.wire.Alone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A day of credit while Dunwell is killed: orders, money, limits, holds, reports, applications. In
 * the end our books agree with those of an order system, a credit bureau and a mail server that
 * nobody has killed. See {@code bench/README.md}; never part of the tests.
 */
class CreditBench {

  private static final int KILLS = Integer.getInteger("bench.kills", 24);
  private static final long SEED = Long.getLong("bench.seed", System.nanoTime() % 1_000_000);
  private static final int CALLERS = 3;
  private static final int MAILS_A_SECOND = 20;
  private static final Pattern SECRET = Pattern.compile("<code>([A-Za-z0-9_-]{20,})</code>");

  @TempDir Path folder;

  private final Random lot = new Random(SEED);
  private Killer killer;

  @Test
  void eachThingHappensOnce() throws Exception {
    Alone orders = new Alone(OrderSystem.class, folder.resolve("orders"));
    try (Database database = new Database(folder.resolve("postgres"));
        Bureau bureau = new Bureau(folder.resolve("bureau"));
        Witness mails = new Witness(folder.resolve("mail"), MAILS_A_SECOND);
        Tap toOrders = new Tap(orders.start(), path -> killer.passes(Killer.Place.NEWS_TAKEN));
        Tap toBureau = new Tap(bureau.url(), this::isBought);
        Node node = node(database, toBureau, mails)) {
      killer = new Killer(node, mails, lot);
      node.start();
      JdbcClient jdbc = database.jdbc();
      String secret = begin(node, toOrders);
      new Day(node, jdbc, bureau, secret).live();
    } finally {
      orders.kill();
    }
  }

  private boolean isBought(String path) {
    return path.equals("/v1/reports") && killer.passes(Killer.Place.REPORT_BOUGHT);
  }

  private Node node(Database database, Tap bureau, Witness mails) throws Exception {
    List<String> settings = new ArrayList<>(database.settings());
    settings.addAll(mails.settings());
    settings.add("dunwell.home=" + folder.resolve("node"));
    settings.add("dunwell.sandbox.sample=false");
    settings.add("dunwell.mail.take-back=PT0S");
    settings.add("dunwell.sandbox.bureau.url=" + bureau.address());
    // so that each applicant has an address of its own
    settings.add("server.forward-headers-strategy=native");
    return new Node("credit-node", "admin", settings);
  }

  /** A ledger, and an order system that is told; answers the secret that signs. */
  private static String begin(Node node, Tap orders) throws Exception {
    node.importOneCustomer();
    StringBuilder customers = new StringBuilder("number,name,country,language,email\n");
    StringBuilder invoices =
        new StringBuilder("sellingEntity,customer,number,issuedOn,dueOn,currency,amount\n");
    for (int i = 1; i <= CreditTraffic.CUSTOMERS; i++) {
      customers.append("K%1$d,Customer %1$d,DE,en,ap@k%1$d.example\n".formatted(i));
      customers.append("L%1$d,Large %1$d,DE,en,ap@l%1$d.example\n".formatted(i));
      invoices.append(
          "DE01,K%1$d,R-K%1$d,%2$s,%3$s,EUR,1000.00\n"
              .formatted(i, LocalDate.now(), LocalDate.now().plusDays(60)));
    }
    node.importFile("customers", customers.toString());
    node.importFile("invoices", invoices.toString());
    String page =
        new Caller(node.address(), "admin")
            .form(
                "/credit/order-systems",
                Map.of("url", List.of(orders.address() + "/told")),
                "192.0.2.1")
            .body();
    Matcher secret = SECRET.matcher(page);
    assertThat(secret.find()).as(page).isTrue();
    return secret.group(1);
  }

  private interface Step {
    void go(int round, Random lot) throws Exception;
  }

  /** All who are at work, until all kills have been, and what came of it. */
  private final class Day {

    private final long began = System.nanoTime();
    private final ExecutorService people = Executors.newCachedThreadPool();
    private final List<Future<?>> work = new ArrayList<>();
    private final Bureau bureau;
    private final String secret;
    private final CreditBooks books;
    private final CreditTraffic traffic;
    private final Applicants applicants;

    Day(Node node, JdbcClient jdbc, Bureau bureau, String secret) {
      this.bureau = bureau;
      this.secret = secret;
      Caller collector = new Caller(node.address(), "collector");
      Caller manager = new Caller(node.address(), "manager");
      Map<String, Long> parties = new HashMap<>();
      traffic = new CreditTraffic(collector, manager, killer, bureau, parties);
      traffic.begin();
      jdbc.sql(
              "select c.number, p.id from credit.party p"
                  + " join receivables.customer c on c.id = p.customer_id")
          .query(
              row -> {
                parties.put(row.getString(1), row.getLong(2));
              });
      books = new CreditBooks(jdbc);
      applicants =
          new Applicants(new Caller(node.address(), null), manager, killer, folder.resolve("mail"));
    }

    void live() throws Exception {
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        every(150, (round, lot) -> traffic.order(caller, round, lot));
      }
      every(400, (round, lot) -> traffic.pay(round));
      every(3_000, (round, lot) -> traffic.hold(lot));
      every(1_500, traffic::wish);
      every(800, traffic::report);
      every(2_000, applicants::apply);
      every(500, (round, lot) -> applicants.reply());
      every(700, (round, lot) -> applicants.decide(lot));
      every(200, (round, lot) -> books.nobodyHasTooMuch());
      killer.kill(KILLS);
      for (Future<?> one : work) {
        one.get(5, TimeUnit.MINUTES);
      }
      people.shutdown();
      Node.waitUntil("all is done", this::isDone);
      judge();
    }

    /** Again and again until the last kill has been, with rests by lot. */
    private void every(int millis, Step step) {
      Random own = new Random(lot.nextLong());
      work.add(
          people.submit(
              () -> {
                for (int round = 0; !killer.isOver(); round++) {
                  step.go(round, own);
                  TimeUnit.MILLISECONDS.sleep(own.nextInt(2 * millis));
                }
                return null;
              }));
    }

    private boolean isDone() throws Exception {
      applicants.reply();
      applicants.decide(new Random(SEED));
      TimeUnit.MILLISECONDS.sleep(500);
      boolean decided =
          books.count("credit.application where ended_at is not null") == applicants.applied();
      return books.isQuiet() && decided;
    }

    private void judge() throws Exception {
      List<OrderSystem.Told> told = OrderSystem.heard(folder.resolve("orders"));
      books.nobodyHasTooMuch();
      books.nobodyWaitsWithoutNeed();
      int news = books.orders(traffic.answers(), told, secret);
      int reports = books.reports(bureau.bills(), bureau.notices(), traffic.presses());
      books.applications(applicants.applied());
      int mails = books.mails(folder.resolve("mail"));
      books.limits(traffic.wishes());
      books.nothingIsBroken();
      assertThat(books.count("receivables.payment")).isEqualTo(traffic.paid());
      int again = 0;
      for (var bill : bureau.bills()) {
        again += bill.get("times").asInt() - 1;
      }
      System.out.printf(
          "BENCH credit, seed %d: %s; %d orders, each with one answer; %d news, told %d times; %d"
              + " reports, each billed once, %d asked for again; %d applications, %d mails; %d"
              + " limits wished for; %d payments; %d s%n",
          SEED,
          killer.kills(),
          traffic.answers().size(),
          news,
          told.size(),
          reports,
          again,
          applicants.applied(),
          mails,
          traffic.wishes().size(),
          traffic.paid(),
          (System.nanoTime() - began) / 1_000_000_000);
    }
  }
}
