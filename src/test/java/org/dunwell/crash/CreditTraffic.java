package org.dunwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What goes on all day with credit customers: orders are asked about, money comes, limits are
 * wished for and decided, credit is held and released, reports are bought. Everybody who gets no
 * answer says the same again.
 */
final class CreditTraffic {

  static final int CUSTOMERS = 8;

  private static final String ELSEWHERE = "192.0.2.1";
  private static final int PARTS = 40;
  private static final int LIMIT = 1_300;

  private final Caller collector;
  private final Caller manager;
  private final Killer killer;
  private final Bureau bureau;
  private final Map<String, Long> parties;

  private final Map<String, List<JsonNode>> answers = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> cancelled = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> presses = new ConcurrentLinkedQueue<>();
  private final Map<String, String> wishes = new ConcurrentHashMap<>();
  private final AtomicInteger paid = new AtomicInteger();

  /**
   * @param parties by number of the customer
   */
  CreditTraffic(
      Caller collector, Caller manager, Killer killer, Bureau bureau, Map<String, Long> parties) {
    this.collector = collector;
    this.manager = manager;
    this.killer = killer;
    this.bureau = bureau;
    this.parties = parties;
  }

  /** One of several: asks about a new order, or once more about an old one, or cancels one. */
  void order(int caller, int round, Random lot) {
    String customer = customer(lot);
    String number = "O-%d-%d".formatted(caller, round);
    ask(customer, number, 50 + lot.nextInt(250));
    if (round > 0 && lot.nextInt(6) == 0) {
      List<JsonNode> known = answers.get("O-%d-%d".formatted(caller, lot.nextInt(round)));
      JsonNode first = known.get(0);
      String its = first.get("customer").asText();
      String old = first.get("order").asText();
      if (cancelled.contains(old)) {
        return;
      }
      if (lot.nextInt(3) == 0) {
        cancelled.add(old);
        known.add(
            answered(
                collector.json(
                    "/api/credit/order-checks/" + old + "/cancelled",
                    "{\"customer\": \"%s\"}".formatted(its))));
      } else {
        ask(its, old, first.get("amount").asInt());
      }
    }
  }

  private void ask(String customer, String number, int amount) {
    String question =
        "{\"customer\": \"%s\", \"order\": \"%s\", \"amount\": %d, \"currency\": \"EUR\"}"
            .formatted(customer, number, amount);
    JsonNode answer;
    do {
      answer = answered(collector.json("/api/credit/order-checks", question));
    } while (killer.passes(Killer.Place.ORDER_DECIDED));
    assertThat(answer.get("order").asText()).isEqualTo(number);
    assertThat(answer.get("amount").asInt()).isEqualTo(amount);
    answers.computeIfAbsent(number, unknown -> new ArrayList<>()).add(answer);
  }

  /** Some money for somebody's invoice. */
  void pay(int round) {
    if (round >= CUSTOMERS * PARTS) {
      return;
    }
    String customer = "K" + (1 + round % CUSTOMERS);
    HttpResponse<String> answer =
        collector.json(
            "/api/payments",
            """
            {"customer": "%s", "reference": "PAY-%d", "currency": "EUR", "amount": 25.00,
             "allocations": [{"invoice": "R-%s"}]}
            """
                .formatted(customer, round, customer));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    paid.incrementAndGet();
  }

  /** Credit is held, and released a moment later. */
  void hold(Random lot) throws InterruptedException {
    String place = "/customers/" + customer(lot) + "/limit/hold";
    form(place, Map.of("reason", List.of("looks bad"), "reviewOn", List.of("2099-01-01")));
    Thread.sleep(lot.nextInt(2_000));
    form(place + "/release", Map.of("reason", List.of("was nothing")));
  }

  private void form(String path, Map<String, List<String>> fields) {
    do {
      assertThat(manager.form(path, fields, ELSEWHERE).statusCode()).as(path).isLessThan(423);
    } while (killer.passes(Killer.Place.FORM_TAKEN));
  }

  /** Somebody wishes for a limit: half within what a collector may give, half above. */
  void wish(int round, Random lot) {
    boolean large = lot.nextBoolean();
    String customer = large ? "L" + (1 + lot.nextInt(CUSTOMERS)) : customer(lot);
    int amount = large ? 3_000 + 100 * lot.nextInt(20) : Math.min(2_500, LIMIT + 10 * round);
    String cause = "wish " + round;
    wishes.put(cause, customer);
    String wish =
        """
        {"key": "%s", "cause": "%s", "amount": %d, "terms": "open", "termsDays": 30}
        """
            .formatted(UUID.randomUUID(), cause, amount);
    do {
      answered(collector.json("/api/customers/" + customer + "/credit-limit", wish));
    } while (killer.passes(Killer.Place.FORM_TAKEN));
  }

  /**
   * A report is bought: because a person wants it, or because the bureau says that it has changed.
   */
  void report(int round, Random lot) throws Exception {
    int which = 1 + lot.nextInt(CUSTOMERS);
    if (lot.nextBoolean()) {
      bureau.changes("Customer " + which, lot.nextInt(60) + 30);
      return;
    }
    String key = "press-" + round;
    presses.add(key);
    form(
        "/credit/parties/" + parties.get("K" + which) + "/reports/ask",
        Map.of("key", List.of(key)));
  }

  /** Starts everybody with a limit, as a manager. */
  void begin() {
    for (String letter : List.of("K", "L")) {
      for (int i = 1; i <= CUSTOMERS; i++) {
        answered(
            manager.json(
                "/api/customers/" + letter + i + "/credit-limit",
                "{\"cause\": \"begin\", \"amount\": %d, \"terms\": \"open\", \"termsDays\": 30}"
                    .formatted(LIMIT)));
      }
    }
  }

  private static JsonNode answered(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    try {
      return OrderSystem.JSON.readTree(answer.body());
    } catch (java.io.IOException rubbish) {
      throw new IllegalStateException(rubbish);
    }
  }

  private static String customer(Random lot) {
    return "K" + (1 + lot.nextInt(CUSTOMERS));
  }

  /** What was answered about each order, in the order in which it was. */
  Map<String, List<JsonNode>> answers() {
    return new TreeMap<>(answers);
  }

  /** How often somebody has pressed a button for a report. */
  int presses() {
    return presses.size();
  }

  /** Whom a limit was wished for, by the reason given. */
  Map<String, String> wishes() {
    return wishes;
  }

  int paid() {
    return paid.get();
  }
}
