package org.dunwell.credit.orders;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.dunwell.credit.exposure.Family;
import org.dunwell.credit.limits.LimitFacts;
import org.dunwell.credit.rates.ExchangeRates;
import org.dunwell.platform.Money;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.stereotype.Component;

/** Gathers what {@code order-check} asks, and asks it. Whoever calls holds the family's locks. */
@Component
class OrderJudge {

  static final String TABLE = "order-check";

  private final Room room;
  private final OverdueMapper overdue;
  private final ObstacleMapper obstacles;
  private final ExchangeRates rates;
  private final Decisions decisions;

  OrderJudge(
      Room room,
      OverdueMapper overdue,
      ObstacleMapper obstacles,
      ExchangeRates rates,
      Decisions decisions) {
    this.room = room;
    this.overdue = overdue;
    this.obstacles = obstacles;
    this.rates = rates;
    this.decisions = decisions;
  }

  /** Past due, in the customer's currency. */
  record Late(Money amount, int days) {}

  /** Judges; nothing is stored. */
  Judgement judge(Question asked) {
    Family.Member self = asked.family().self();
    Room.Found found = room.of(asked);
    TreeSet<String> withoutRate = new TreeSet<>(found.withoutRate());
    Late late = late(asked, found.exposure().unappliedCash(), withoutRate);
    Long[] family = asked.family().partyIds().toArray(Long[]::new);
    var standing = obstacles.of(self, asked.order(), family, asked.day());
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("override", standing.override());
    inputs.put("prepaid", asked.prepaid());
    inputs.put("held", standing.held());
    inputs.put("stopShipping", standing.stopShipping());
    inputs.put("rateKnown", withoutRate.isEmpty());
    inputs.put("limit", found.limit());
    inputs.put("terms", found.terms());
    inputs.put("left", found.left() == null ? BigDecimal.ZERO : found.left().amount());
    inputs.put("overdueAmount", late.amount().amount());
    inputs.put("overdueDays", late.days());
    inputs.put(
        "creditClass", Objects.requireNonNullElse(standing.creditClass(), LimitFacts.UNSCORED));
    Decision<OrderDecision> decision =
        decisions.preview(
            TABLE, new Decisions.Question("party/" + self.partyId(), inputs), OrderDecision.class);
    return new Judgement(
        decision,
        found.exposure(),
        found.left(),
        OrderReasons.of(decision, found, late, withoutRate));
  }

  /** Keeps the decision that an order is now decided by. */
  Decision<OrderDecision> store(Judgement judgement, long partyId) {
    return decisions.store(List.of(judgement.decision()), List.of("party/" + partyId)).get(0);
  }

  private Late late(Question asked, Money cash, TreeSet<String> withoutRate) {
    Family.Member self = asked.family().self();
    BigDecimal sum = BigDecimal.ZERO;
    int days = 0;
    for (OverdueMapper.Overdue one : overdue.of(self.customerId(), asked.day())) {
      Optional<BigDecimal> ours =
          rates.exchange(one.amount(), one.currency(), self.currency(), asked.day());
      if (ours.isEmpty()) {
        withoutRate.add(one.currency());
      }
      sum = sum.add(ours.orElse(BigDecimal.ZERO));
      days = Math.max(days, one.days());
    }
    BigDecimal left = sum.subtract(cash.amount()).max(BigDecimal.ZERO);
    return new Late(Money.of(left, self.currency()), left.signum() == 0 ? 0 : days);
  }
}
