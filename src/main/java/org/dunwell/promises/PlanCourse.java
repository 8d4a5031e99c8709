package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dunwell.platform.Timeline;
import org.dunwell.promises.process.PaymentPlanProcess;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/** Plans from their first day to their last. The invoices' customers are locked. */
@Component
class PlanCourse {

  private final PlanMapper mapper;
  private final Baskets baskets;
  private final LimitBook limits;
  private final PromiseBook book;
  private final PromiseExits exits;
  private final PromiseLetters letters;
  private final PaymentPlanProcess process;
  private final Grace grace;
  private final PlanRates rates;
  private final SellingEntities entities;
  private final Blocks blocks;
  private final Timeline timeline;
  private final Clock clock;

  PlanCourse(
      PlanMapper mapper,
      Baskets baskets,
      LimitBook limits,
      PromiseBook book,
      PromiseExits exits,
      PromiseLetters letters,
      PaymentPlanProcess process,
      Grace grace,
      PlanRates rates,
      SellingEntities entities,
      Blocks blocks,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.baskets = baskets;
    this.limits = limits;
    this.book = book;
    this.exits = exits;
    this.letters = letters;
    this.process = process;
    this.grace = grace;
    this.rates = rates;
    this.entities = entities;
    this.blocks = blocks;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** What the blocks of a plan that does not run yet name as their source. */
  static String source(long plan) {
    return "plan/" + plan;
  }

  /**
   * What was paid since the plan was proposed comes off its last legs.
   *
   * @throws org.dunwell.platform.BrokenRule when nothing is left to pay
   */
  void start(Plan plan) {
    unblock(plan, "system");
    Basket basket = baskets.of(plan.customerId(), plan.invoiceIds());
    BigDecimal left = basket.amount(null).min(plan.amount());
    LimitBook.Answer answer = limits.ask(basket, plan.proposedBy());
    Map<Long, BigDecimal> shares = new LinkedHashMap<>(basket.oldestFirst(left));
    LocalDate today = entities.byId(plan.sellingEntityId()).dayAt(clock.instant());
    Plan begun = plan.foreseeing(foreseen(plan, left, new LinkedHashMap<>(shares), today));
    for (Plan.Leg leg : plan.legs()) {
      BigDecimal amount = leg.amount().min(left);
      if (amount.signum() > 0) {
        book.enter(promise(plan, leg, amount, answer), taken(shares, amount));
        left = left.subtract(amount);
      }
    }
    mapper.start(plan.id(), today);
    mapper.foresee(
        plan.id(), begun.legs().stream().map(Plan.Leg::interest).toArray(BigDecimal[]::new));
    letters.schedule(begun);
    say(
        plan,
        "system",
        "The payment plan over %d payment(s) begins.".formatted(plan.legs().size()));
  }

  /** Of what is left to pay; a leg of which nothing is left pays nothing. */
  private List<BigDecimal> foreseen(
      Plan plan, BigDecimal amount, Map<Long, BigDecimal> shares, LocalDate today) {
    List<NewPlan.Leg> legs = new ArrayList<>();
    BigDecimal left = amount;
    for (Plan.Leg leg : plan.legs()) {
      legs.add(new NewPlan.Leg(leg.amount().min(left), leg.dueOn()));
      left = left.subtract(leg.amount().min(left));
    }
    return rates.foreseen(
        new PlanCosts.Course(plan.currency(), plan.interestPercent(), today, shares, legs));
  }

  /** So much of what is left of each invoice, the oldest due first. */
  private static Map<Long, BigDecimal> taken(Map<Long, BigDecimal> shares, BigDecimal amount) {
    Map<Long, BigDecimal> part = new LinkedHashMap<>();
    BigDecimal left = amount;
    for (Map.Entry<Long, BigDecimal> share : shares.entrySet()) {
      BigDecimal some = share.getValue().min(left);
      if (some.signum() > 0) {
        part.put(share.getKey(), some);
        share.setValue(share.getValue().subtract(some));
        left = left.subtract(some);
      }
    }
    return part;
  }

  private PromiseMapper.Taken promise(
      Plan plan, Plan.Leg leg, BigDecimal amount, LimitBook.Answer answer) {
    return new PromiseMapper.Taken(
        null,
        plan.customerId(),
        plan.sellingEntityId(),
        plan.currency(),
        amount,
        answer.limits().tolerance(amount),
        leg.dueOn(),
        grace.until(plan.customerId(), leg.dueOn(), answer.limits()),
        "phone",
        plan.saidBy(),
        plan.proposedBy(),
        clock.instant(),
        null,
        answer.decisionId(),
        plan.id(),
        leg.number(),
        null);
  }

  /** Its legs have changed: a missed one ends it, and so does the last. */
  void follow(Plan plan) {
    plan.legs().stream()
        .filter(leg -> leg.state().equals("broken") || leg.state().equals("partly-kept"))
        .findFirst()
        .ifPresentOrElse(missed -> miss(plan, missed), () -> finish(plan));
  }

  private void miss(Plan plan, Plan.Leg missed) {
    end(
        plan,
        "ended",
        "payment %d of %d, due on %s, was missed"
            .formatted(missed.number(), plan.legs().size(), Phrases.day(missed.dueOn())),
        "system");
    letters.missed(plan, missed, baskets.of(plan.customerId(), plan.invoiceIds()).most());
  }

  private void finish(Plan plan) {
    boolean waiting = plan.legs().stream().anyMatch(leg -> leg.state().equals("open"));
    if (!waiting) {
      end(plan, "kept", "everything is paid", "system");
    }
  }

  /**
   * Ends it in one way or another; what stands open of it is free to be collected again.
   *
   * @param state {@code kept}, {@code ended} or {@code withdrawn}
   */
  void end(Plan plan, String state, String reason, String by) {
    conclude(plan, state, reason, by);
    process.over(plan.id(), plan.state().equals("running"));
  }

  /** One of us ends it; whoever has a schedule hears what holds now, if anything is left to pay. */
  void endByHand(Plan plan, String reason, String by) {
    boolean running = plan.state().equals("running");
    end(plan, running ? "ended" : "withdrawn", reason, by);
    BigDecimal due = baskets.of(plan.customerId(), plan.invoiceIds()).most();
    if (running && due.signum() > 0) {
      letters.ended(plan, due);
    }
  }

  /** A manager says no; the process, which has asked, goes on by itself. */
  void reject(Plan plan, String reason, String by) {
    conclude(plan, "rejected", reason, by);
  }

  private void conclude(Plan plan, String state, String reason, String by) {
    mapper.end(new PlanMapper.Over(plan.id(), plan.state(), state, clock.instant(), reason));
    unblock(plan, by);
    List<Long> open = new ArrayList<>();
    plan.legs().stream()
        .filter(leg -> leg.state().equals("open"))
        .map(Plan.Leg::promiseId)
        .filter(Objects::nonNull)
        .forEach(open::add);
    exits.end(open, "withdrawn", "its payment plan is over", by);
    say(plan, by, "The payment plan is %s: %s.".formatted(state, reason));
  }

  private void unblock(Plan plan, String by) {
    blocks.liftOf(plan.invoiceIds(), source(plan.id()), by);
  }

  private void say(Plan plan, String by, String sentence) {
    timeline.add(
        new Timeline.Entry("promises", "plan", plan.customerId(), null, by, sentence, null));
  }
}
