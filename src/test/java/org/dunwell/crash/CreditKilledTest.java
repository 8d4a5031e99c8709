package org.dunwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.credit.limits.CreditLimits;
import org.dunwell.credit.orders.NewOrder;
import org.dunwell.credit.orders.OrderChecks;
import org.dunwell.credit.orders.OrderSystems;
import org.dunwell.platform.Money;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.security.TestPeople;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.sandbox.wire.Alone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two kills at fixed places; {@code bench/run credit} does many by lot. The node that is killed
 * works on this test's database, whose own Dunwell has no pulse.
 */
@DunwellTest
class CreditKilledTest {

  private static final int APPLICANTS_MAILS = 3;

  @Autowired TestLedger ledger;
  @Autowired TestPeople people;
  @Autowired Parties parties;
  @Autowired CreditLimits limits;
  @Autowired OrderChecks checks;
  @Autowired OrderSystems systems;
  @Autowired DunwellClock clock;
  @Autowired CleanSlate slate;
  @Autowired DataSource database;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;
  @TempDir Path folder;

  private final Set<String> killedAt = ConcurrentHashMap.newKeySet();
  private Node node;
  private long customer;

  @BeforeEach
  void anOrderThatWaits() {
    ledger.begin();
    people.ensure();
    forgetOrderSystems();
    customer = ledger.customer("C1");
    checks.check(
        new NewOrder(customer, "O-1", Money.of("500", "EUR"), false, TestPeople.COLLECTOR));
  }

  @AfterEach
  void forget() {
    if (node != null) {
      node.close();
    }
    forgetOrderSystems();
    jdbc.sql("delete from platform.sandbox_time").update();
    slate.wipe();
    clock.reset();
  }

  private void forgetOrderSystems() {
    systems.all().forEach(system -> systems.remove(system.id()));
  }

  @Test
  void whatWasBoughtIsNotBoughtAgainAndWhatWasToldIsTheSameNews() throws Exception {
    Alone orders = new Alone(OrderSystem.class, folder.resolve("orders"));
    try (Bureau bureau = new Bureau(folder.resolve("bureau"));
        Witness mails = new Witness(folder.resolve("mail"), 20);
        Tap toBureau = new Tap(bureau.url(), path -> path.contains("reports") && dies(path));
        Tap toOrders = new Tap(orders.start(), this::dies)) {
      systems.add(toOrders.address() + "/told", TestPeople.ADMINISTRATOR);
      limits.propose(parties.ofCustomer(customer).id(), "a test", TestPeople.MANAGER);
      new Applicants(new Caller("http://127.0.0.1:" + port, null), null, nobody(), folder)
          .apply(1, new Random(1));
      node = node(toBureau, mails);
      Kills.setTheClock(clock.instant(), jdbc);
      while (killedAt.size() < 2) {
        int before = killedAt.size();
        node.launch();
        Node.waitUntil("it has died again", () -> killedAt.size() > before);
      }
      node.start();
      CreditBooks books = new CreditBooks(jdbc);
      Node.waitUntil("all is done", books::isQuiet);
      theReportWasBoughtOnce(bureau.bills());
      theReleaseWasToldTwiceAsOneNews(OrderSystem.heard(folder.resolve("orders")));
      assertThat(books.mails(folder.resolve("mail"))).isEqualTo(APPLICANTS_MAILS);
      books.nothingIsBroken();
      theSameQuestionAgainChangesNothing();
    } finally {
      orders.kill();
    }
  }

  /** Whoever applies is not in a hurry. */
  private static Killer nobody() {
    return new Killer(null, null, null);
  }

  /** At the first answer of each; what the other program did, it did. */
  private boolean dies(String path) {
    if (killedAt.contains(path)) {
      return false;
    }
    try {
      node.kill();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    return killedAt.add(path);
  }

  private void theReportWasBoughtOnce(JsonNode bills) {
    assertThat(bills).hasSize(1);
    assertThat(bills.get(0).get("times").asInt()).isEqualTo(2);
    assertThat(ledger.one(String.class, "select key from credit.bureau_request"))
        .isEqualTo(bills.get(0).get("key").asText());
    assertThat(ledger.count("credit.bureau_report where via = 'asked'")).isEqualTo(1);
    assertThat(ledger.one(BigDecimal.class, "select sum(price) from credit.bureau_request"))
        .isEqualByComparingTo("4.50");
  }

  private void theReleaseWasToldTwiceAsOneNews(List<OrderSystem.Told> told) {
    assertThat(told).hasSize(2);
    assertThat(told).extracting(OrderSystem.Told::key).containsOnly(told.get(0).key());
    assertThat(told).extracting(OrderSystem.Told::body).containsOnly(told.get(0).body());
    assertThat(told.get(0).says().get("decision").asText()).isEqualTo("approve");
    assertThat(ledger.count("credit.order_news where delivered_at is not null")).isEqualTo(1);
    assertThat(ledger.one(BigDecimal.class, "select sum(reserved) from credit.sales_order"))
        .isEqualByComparingTo("500");
  }

  private void theSameQuestionAgainChangesNothing() {
    Caller program = new Caller(node.address(), "collector");
    String question =
        "{\"customer\": \"C1\", \"order\": \"O-%d\", \"amount\": 500, \"currency\": \"EUR\"}";
    for (int order = 1; order <= 2; order++) {
      String first = program.json("/api/credit/order-checks", question.formatted(order)).body();
      assertThat(first).contains("\"decision\":\"approve\"");
      assertThat(program.json("/api/credit/order-checks", question.formatted(order)).body())
          .isEqualTo(first);
    }
    assertThat(ledger.count("credit.sales_order")).isEqualTo(2);
    assertThat(ledger.one(BigDecimal.class, "select sum(reserved) from credit.sales_order"))
        .isEqualByComparingTo("1000");
  }

  private Node node(Tap bureau, Witness mails) throws Exception {
    List<String> settings = new ArrayList<>(mails.settings());
    try (Connection connection = database.getConnection()) {
      settings.add("dunwell.db-url=" + connection.getMetaData().getURL());
      settings.add("dunwell.db-user=" + connection.getMetaData().getUserName());
    }
    settings.add("dunwell.db-password=");
    settings.add("dunwell.home=" + folder.resolve("node"));
    settings.add("dunwell.sandbox.sample=false");
    settings.add("dunwell.mail.take-back=PT0S");
    settings.add("dunwell.sandbox.bureau.url=" + bureau.address());
    return new Node("credit-killed", "admin", settings);
  }
}
