package org.dunwell.credit.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.credit.limits.CreditLimits;
import org.dunwell.credit.limits.NewLimit;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.net.SignedPosts;
import org.dunwell.platform.security.TestPeople;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.sandbox.orders.OrderDesk;
import org.dunwell.sandbox.orders.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What order systems are told: signed, in order, again until they take it, and never twice. */
@DunwellTest
class OrderNewsTest {

  private record Came(String key, String signature, byte[] body) {}

  @Autowired TestLedger ledger;
  @Autowired TestPeople people;
  @Autowired DunwellClock clock;
  @Autowired OrderChecks checks;
  @Autowired OrderSystems systems;
  @Autowired OrderDesk desk;
  @Autowired Rechecks rechecks;
  @Autowired CreditLimits limits;
  @Autowired Parties parties;
  @Autowired Troubles troubles;
  @Autowired TransactionTemplate transaction;
  @Autowired ObjectMapper json;

  private final List<Came> came = new ArrayList<>();
  private HttpServer server;
  private volatile int answer = 204;
  private long customer;

  @BeforeEach
  void anOrderThatWaits() throws IOException {
    ledger.begin();
    people.ensure();
    systems.all().forEach(system -> systems.remove(system.id()));
    customer = ledger.customer("C1");
    limit("100");
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/in",
        exchange -> {
          came.add(
              new Came(
                  exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                  exchange.getRequestHeaders().getFirst(SignedPosts.SIGNATURE),
                  exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    systems.all().forEach(system -> systems.remove(system.id()));
  }

  @Test
  void aReleaseIsToldAgainUntilItIsTakenWithTheSameKeyAndARightSignature() throws Exception {
    String secret = systems.add(address(), TestPeople.ADMINISTRATOR);
    check("O-1", "500");
    answer = 500;
    limit("1000");
    ledger.work();
    assertThat(came).hasSize(1);
    answer = 302;
    minutes(1);
    answer = 204;
    minutes(5);
    minutes(30);
    assertThat(came).hasSize(3).extracting(Came::key).containsOnly(came.get(0).key());
    for (Came one : came) {
      long at = Long.parseLong(one.signature().replaceAll("^t=(\\d+),.*$", "$1"));
      assertThat(SignedPosts.isSigned(key(secret), one.signature(), one.body(), at, Duration.ZERO))
          .isTrue();
      assertThat(json.readTree(one.body()).path("decision").asText()).isEqualTo("approve");
      assertThat(json.readTree(one.body()).path("order").asText()).isEqualTo("O-1");
    }
    assertThat(troubles.open(9)).isEmpty();
  }

  @Test
  void aSandboxThatIsEmptiedStaysConnected() {
    systems.add(address(), TestPeople.ADMINISTRATOR);
    ledger.begin();
    people.ensure();
    customer = ledger.customer("C1");
    limit("100");
    check("O-1", "500");
    limit("1000");
    ledger.work();
    assertThat(came).hasSize(1);
  }

  @Test
  void amountsLeaveWithTheDigitsOfTheirCurrency() throws Exception {
    systems.add(address(), TestPeople.ADMINISTRATOR);
    ledger.invoice(customer, "R-1", "0.1", -5);
    assertThat(json.writeValueAsString(OrderAnswer.of(check("O-1", "500"))))
        .contains("\"amount\":500.00,", "\"total\":0.10,\"limit\":100.00,\"left\":-400.10}");
    SalesOrder yen =
        checks.check(
            new NewOrder(customer, "O-2", Money.of("5000", "JPY"), false, TestPeople.COLLECTOR));
    assertThat(json.writeValueAsString(OrderAnswer.of(yen))).contains("\"amount\":5000,");
    limit("1000");
    ledger.work();
    assertThat(new String(came.get(0).body(), StandardCharsets.UTF_8))
        .contains("\"amount\":500.00,", "\"limit\":1000.00,\"left\":499.90}");
  }

  @Test
  void afterFourteenAttemptsAPersonTriesAgain() {
    systems.add(address(), TestPeople.ADMINISTRATOR);
    check("O-1", "500");
    answer = 503;
    limit("1000");
    for (int hours = 0; hours < 120; hours += 6) {
      clock.standAt(TestLedger.MONDAY.plus(Duration.ofHours(hours)));
      ledger.work();
    }
    assertThat(came).hasSize(NewsDelivery.MOST_ATTEMPTS);
    assertThat(troubles.open(9))
        .singleElement()
        .extracting(one -> one.kind())
        .isEqualTo("order-news");
    answer = 200;
    troubles.retry(troubles.open(9).get(0).id(), TestPeople.ADMINISTRATOR);
    ledger.work();
    assertThat(came).hasSize(NewsDelivery.MOST_ATTEMPTS + 1);
    assertThat(troubles.open(9)).isEmpty();
  }

  @Test
  void killedBetweenTheReleaseAndItsEndNothingWasReleasedAndNothingTold() {
    systems.add(address(), TestPeople.ADMINISTRATOR);
    long order = check("O-1", "500").id();
    limit("1000");
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    tx -> {
                      rechecks.lookAtNext();
                      assertThat(checks.byId(order).decision()).isEqualTo("approve");
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");
    assertThat(checks.byId(order).decision()).isEqualTo("hold");
    assertThat(ledger.count("credit.order_news")).isZero();
    ledger.work();
    ledger.work();
    assertThat(checks.byId(order).decision()).isEqualTo("approve");
    assertThat(came).hasSize(1);
    assertThat(ledger.count("credit.recheck")).isZero();
  }

  @Test
  void killedAfterTheOtherSideTookItItIsToldOnceMoreUnderTheSameKey() {
    systems.add(address(), TestPeople.ADMINISTRATOR);
    check("O-1", "500");
    limit("1000");
    ledger.work();
    ledger.update("update credit.order_news set delivered_at = null, next_at = created_at");
    ledger.work();
    assertThat(came).hasSize(2).extracting(Came::key).containsOnly(came.get(0).key());
  }

  @Test
  void theSandboxAsksOverHttpAndChecksWhoTellsIt() {
    desk.ask(
        "",
        Map.of("customer", "C1", "order", "O-1", "amount", 500, "currency", "EUR"),
        TestPeople.COLLECTOR);
    assertThat(desk.asked().get(0).answer())
        .contains("\"decision\":\"hold\"", "exceeded by 400.00");
    limit("1000");
    ledger.work();
    Told told = desk.heard().get(0);
    assertThat(told.genuine()).isTrue();
    assertThat(told.body()).contains("\"decision\":\"approve\"");
    desk.ask("/O-1/delivered", Map.of("customer", "C1"), TestPeople.COLLECTOR);
    assertThat(desk.asked().get(0).status()).isEqualTo(200);
    desk.ask(
        "",
        Map.of("customer", "nobody", "order", "O-1", "amount", 1, "currency", "EUR"),
        TestPeople.COLLECTOR);
    assertThat(desk.asked().get(0).status()).isEqualTo(404);
    desk.ask(
        "",
        Map.of("customer", "C1", "order", "O-2", "amount", -1, "currency", "EUR"),
        TestPeople.COLLECTOR);
    assertThat(desk.asked().get(0).status()).isEqualTo(422);
    systems.all().forEach(system -> systems.remove(system.id()));
    desk.ask(
        "",
        Map.of("customer", "C1", "order", "O-3", "amount", 1, "currency", "EUR"),
        TestPeople.COLLECTOR);
    assertThat(systems.all()).as("taken off the list, it connects anew").hasSize(1);
  }

  @Test
  void onlyAddressesThatAreOnesAreTold() {
    for (String url :
        List.of("", "ftp://orders.example", "https://me@orders.example", "https://a.example/#x")) {
      assertThatThrownBy(() -> systems.add(url, "x")).as(url).isInstanceOf(BrokenRule.class);
    }
  }

  @Test
  void aSignatureOfAnotherTimeBodyOrSecretIsNone() {
    byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
    String header = SignedPosts.signature(key("a"), 1_000, body);
    Duration minute = Duration.ofMinutes(1);
    assertThat(SignedPosts.isSigned(key("a"), header, body, 1_060, minute)).isTrue();
    assertThat(SignedPosts.isSigned(key("a"), header, body, 1_061, minute)).isFalse();
    assertThat(SignedPosts.isSigned(key("b"), header, body, 1_000, minute)).isFalse();
    assertThat(SignedPosts.isSigned(key("a"), header, new byte[] {1}, 1_000, minute)).isFalse();
    assertThat(SignedPosts.isSigned(key("a"), null, body, 1_000, minute)).isFalse();
    assertThat(SignedPosts.isSigned(key("a"), "t=1000", body, 1_000, minute)).isFalse();
  }

  private void minutes(int minutes) {
    Instant then = TestLedger.MONDAY.plus(Duration.ofMinutes(minutes));
    clock.standAt(then);
    ledger.work();
  }

  private SalesOrder check(String number, String amount) {
    return checks.check(
        new NewOrder(customer, number, Money.of(amount, "EUR"), false, TestPeople.COLLECTOR));
  }

  private void limit(String amount) {
    limits.propose(
        new NewLimit(
            parties.ofCustomer(customer).id(),
            "own",
            "a test",
            new BigDecimal(amount),
            "open",
            30,
            null,
            null,
            TestPeople.MANAGER));
  }

  private String address() {
    return "http://127.0.0.1:%d/in".formatted(server.getAddress().getPort());
  }

  private static byte[] key(String secret) {
    return secret.getBytes(StandardCharsets.US_ASCII);
  }
}
