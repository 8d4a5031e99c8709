package org.dunwell.promises;

import java.time.Clock;
import java.util.Map;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/** Asks {@code rules/promise-limits.dmn}. */
@Component
class LimitBook {

  private static final String TABLE = "promise-limits";

  /** Limits and the stored decision behind them. */
  record Answer(Limits limits, long decisionId) {}

  private final Decisions decisions;
  private final Users users;
  private final Customers customers;
  private final SellingEntities entities;
  private final PromiseMapper mapper;
  private final Clock clock;

  LimitBook(
      Decisions decisions,
      Users users,
      Customers customers,
      SellingEntities entities,
      PromiseMapper mapper,
      Clock clock) {
    this.decisions = decisions;
    this.users = users;
    this.customers = customers;
    this.entities = entities;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** For a form: nothing is stored. */
  Limits preview(Basket basket, String by) {
    return limits(basket, decisions.preview(TABLE, question(basket, by), Limits.Row.class));
  }

  /** For a promise that is taken: the decision is kept with it. */
  Answer ask(Basket basket, String by) {
    Decision<Limits.Row> decision = decisions.decide(TABLE, question(basket, by), Limits.Row.class);
    return new Answer(limits(basket, decision), decision.id());
  }

  private Limits limits(Basket basket, Decision<Limits.Row> decision) {
    return Limits.of(
        decision,
        basket.currency(),
        basket.most(),
        basket.promisesSoFar(),
        entities.byId(basket.sellingEntityId()).dayAt(clock.instant()));
  }

  private Question question(Basket basket, String by) {
    Customer customer = customers.byId(basket.customerId());
    return new Question(
        "customer/" + customer.id(),
        Map.of(
            "takenBy", taker(by),
            "brokenPromises", broken(customer.id()),
            "segment", customer.segment(),
            "riskClass", customer.riskClass(),
            "promisesSoFar", basket.promisesSoFar()));
  }

  int broken(long customerId) {
    return mapper.broken(new Long[] {customerId}).stream()
        .mapToInt(PromiseMapper.Broken::number)
        .sum();
  }

  private String taker(String by) {
    if (by.equals(Promises.CUSTOMER)) {
      return "customer";
    }
    return users.isIn(by, Group.CREDIT_MANAGERS) ? "credit-manager" : "collector";
  }
}
