package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.NewBlock;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/** Plans until they run. The invoices' customers are locked. */
@Component
class PlanProposals {

  /** A customer who has asked for a plan is left alone for so long while a manager thinks. */
  private static final int DAYS_TO_DECIDE = 7;

  /** The answer of {@code rules/plan-authority.dmn}. */
  record Authority(String approval) {}

  private final PlanMapper mapper;
  private final Baskets baskets;
  private final LimitBook limits;
  private final PromiseExits exits;
  private final PlanCourse course;
  private final PlanRequestBook requests;
  private final PlanRates rates;
  private final Decisions decisions;
  private final Customers customers;
  private final SellingEntities entities;
  private final Blocks blocks;
  private final Timeline timeline;
  private final Clock clock;

  PlanProposals(
      PlanMapper mapper,
      Baskets baskets,
      LimitBook limits,
      PromiseExits exits,
      PlanCourse course,
      PlanRequestBook requests,
      PlanRates rates,
      Decisions decisions,
      Customers customers,
      SellingEntities entities,
      Blocks blocks,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.baskets = baskets;
    this.limits = limits;
    this.exits = exits;
    this.course = course;
    this.requests = requests;
    this.rates = rates;
    this.decisions = decisions;
    this.customers = customers;
    this.entities = entities;
    this.blocks = blocks;
    this.timeline = timeline;
    this.clock = clock;
  }

  long enter(NewPlan wanted) {
    Basket basket = baskets.of(wanted.customerId(), wanted.invoiceIds());
    basket.checkNoPlan();
    LocalDate today = entities.byId(basket.sellingEntityId()).dayAt(clock.instant());
    wanted.check(basket.currency(), today);
    BigDecimal amount = basket.amount(sum(wanted.legs()));
    rates.check(wanted, basket, amount, today);
    Decision<Authority> authority = authority(wanted, amount, today);
    Map<Long, BigDecimal> shares = basket.oldestFirst(amount);
    exits.supersede(shares.keySet(), wanted.proposedBy());
    List<BigDecimal> interest = foreseen(wanted, basket, shares, today);
    long id = write(wanted, basket, amount, authority, shares, interest);
    requests.proposed(id, basket.invoiceIds(), wanted.proposedBy());
    blocks.setAll(
        shares.entrySet().stream()
            .map(share -> pending(id, share.getKey(), share.getValue(), today, wanted.proposedBy()))
            .toList());
    say(wanted, basket.currency(), amount, authority);
    return id;
  }

  /** The interest of such a plan by the day of each payment, if all are there in time. */
  List<BigDecimal> foreseen(NewPlan wanted) {
    Basket basket = baskets.of(wanted.customerId(), wanted.invoiceIds());
    LocalDate today = entities.byId(basket.sellingEntityId()).dayAt(clock.instant());
    wanted.check(basket.currency(), today);
    BigDecimal amount = basket.amount(sum(wanted.legs()));
    rates.check(wanted, basket, amount, today);
    return foreseen(wanted, basket, basket.oldestFirst(amount), today);
  }

  private List<BigDecimal> foreseen(
      NewPlan wanted, Basket basket, Map<Long, BigDecimal> shares, LocalDate today) {
    return rates.foreseen(
        new PlanCosts.Course(
            basket.currency(), wanted.interestPercent(), today, shares, wanted.legs()));
  }

  static BigDecimal sum(List<NewPlan.Leg> legs) {
    return legs.stream().map(NewPlan.Leg::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Decision<Authority> authority(NewPlan wanted, BigDecimal amount, LocalDate today) {
    LocalDate last = wanted.legs().get(wanted.legs().size() - 1).dueOn();
    Decision<Authority> decision =
        decisions.decide(
            "plan-authority",
            new Question(
                "customer/" + wanted.customerId(),
                Map.of(
                    "amount", amount,
                    "legs", wanted.legs().size(),
                    "daysUntilLast", ChronoUnit.DAYS.between(today, last),
                    "brokenPromises", limits.broken(wanted.customerId()),
                    "riskClass", customers.byId(wanted.customerId()).riskClass())),
            Authority.class);
    if (decision.output().approval().equals("refused")) {
      Decision.FiredRow row = decision.fired().get(0);
      throw new BrokenRule(
          "No such plan can be agreed on, by row %d of rules/plan-authority.dmn: %s"
              .formatted(row.row(), row.why()));
    }
    return decision;
  }

  private long write(
      NewPlan wanted,
      Basket basket,
      BigDecimal amount,
      Decision<Authority> authority,
      Map<Long, BigDecimal> shares,
      List<BigDecimal> interest) {
    long id =
        mapper.insert(
            new PlanMapper.Proposed(
                wanted.customerId(),
                basket.sellingEntityId(),
                basket.currency(),
                amount,
                wanted.frequency(),
                wanted.saidBy(),
                wanted.note(),
                wanted.proposedBy(),
                clock.instant(),
                authority.output().approval(),
                authority.id(),
                wanted.interestPercent()));
    mapper.insertLegs(
        id,
        LongStream.rangeClosed(1, wanted.legs().size()).boxed().toArray(Long[]::new),
        wanted.legs().stream().map(NewPlan.Leg::amount).toArray(BigDecimal[]::new),
        wanted.legs().stream().map(NewPlan.Leg::dueOn).toArray(LocalDate[]::new),
        interest.toArray(BigDecimal[]::new));
    mapper.insertInvoices(
        id, shares.keySet().toArray(Long[]::new), shares.values().toArray(BigDecimal[]::new));
    return id;
  }

  private static NewBlock pending(
      long plan, long invoice, BigDecimal amount, LocalDate today, String by) {
    return new NewBlock(
        invoice,
        "promise",
        amount,
        today.plusDays(DAYS_TO_DECIDE),
        PlanCourse.source(plan),
        "a payment plan is proposed",
        by);
  }

  private void say(
      NewPlan wanted, String currency, BigDecimal amount, Decision<Authority> authority) {
    boolean asks = authority.output().approval().equals("credit-manager");
    timeline.add(
        new Timeline.Entry(
            "promises",
            "plan",
            wanted.customerId(),
            null,
            wanted.proposedBy(),
            "Payment plan proposed: %s in %d payment(s) until %s%s%s."
                .formatted(
                    Phrases.money(currency, amount),
                    wanted.legs().size(),
                    Phrases.day(wanted.legs().get(wanted.legs().size() - 1).dueOn()),
                    wanted.interestPercent() == null
                        ? ""
                        : ", interest of %s %% a year"
                            .formatted(Phrases.percent(wanted.interestPercent())),
                    asks ? "; a credit manager decides" : ""),
            authority.id()));
  }

  void decide(Plan plan, boolean approved, String note, String by) {
    if (!plan.state().equals("proposed")) {
      throw new BrokenRule("Payment plan %d is %s meanwhile.".formatted(plan.id(), plan.state()));
    }
    if (by.equals(plan.proposedBy())) {
      throw new BrokenRule(
          "%s has proposed this plan; somebody else has to decide on it.".formatted(by));
    }
    mapper.decide(plan.id(), by, clock.instant());
    if (!approved) {
      course.reject(plan, note == null ? "no reason given" : note, by);
      requests.reopen(plan.id());
    }
  }
}
