package org.dunwell.credit.orders;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.credit.exposure.ExposuresChanged;
import org.dunwell.credit.exposure.Family;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.decisions.Decision;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down how an order was decided. Whoever calls holds the family's locks. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OrderBook {

  private final OrderMapper mapper;
  private final OrderJudge judge;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OrderBook(
      OrderMapper mapper,
      OrderJudge judge,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.judge = judge;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * An order.
   *
   * @param reserved of it already
   * @param isNew whether it was never asked about before
   */
  record Subject(Family family, NewOrder order, BigDecimal reserved, boolean isNew) {}

  /** Stores the decision, and what it makes of the order. */
  SalesOrder decided(Subject subject, Judgement judgement, LocalDate day) {
    Decision<OrderDecision> stored = judge.store(judgement, subject.family().self().partyId());
    OrderDecision answer = stored.output();
    BigDecimal reserved = reserved(subject, answer);
    SalesOrder order =
        mapper.save(
            new OrderMapper.Decided(
                subject.family().self().partyId(),
                subject.order().number(),
                subject.order().amount().currency().getCurrencyCode(),
                subject.order().amount().amount(),
                subject.order().prepaid(),
                reserved,
                answer.state(),
                answer.reason(),
                String.join("\n", judgement.reasons()),
                judgement.exposure().total().amount(),
                judgement.exposure().limit() == null ? null : judgement.exposure().limit().amount(),
                judgement.left() == null ? null : judgement.left().amount(),
                stored.id(),
                subject.order().by(),
                reserved.signum() == 0 ? null : day.plusDays(answer.validDays())),
            clock.instant());
    if (!answer.approves()) {
      say(order, subject.order().by(), "Order %s is not approved: %s");
    }
    if (subject.isNew() && answer.approves()) {
      events.publishEvent(new OrdersReserved(List.of(order.partyId())));
    } else {
      changed(order);
    }
    return order;
  }

  private static BigDecimal reserved(Subject subject, OrderDecision answer) {
    if (!answer.approves()) {
      return subject.reserved();
    }
    return subject.order().prepaid() ? BigDecimal.ZERO : subject.order().amount().amount();
  }

  /** What is at stake has changed by this order. */
  void changed(SalesOrder order) {
    events.publishEvent(new ExposuresChanged(List.of(order.partyId())));
  }

  /** A line on the customer's timeline; the sentence takes the number and the reasons. */
  void say(SalesOrder order, String by, String sentence) {
    timeline.add(
        new Timeline.Entry(
            "credit",
            "order",
            order.customerId(),
            null,
            by,
            sentence.formatted(order.number(), String.join(" ", order.sentences())),
            order.decisionId()));
  }
}
