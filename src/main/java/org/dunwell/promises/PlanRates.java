package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/** The interest of payment plans: what may be agreed on, and what it will come to. */
@Component
public class PlanRates {

  private static final String TABLE = "plan-interest";

  /** The words of the table; it says "other" to the rest. */
  private static final Set<String> COUNTRIES =
      Set.of("AT", "BE", "CH", "DE", "ES", "FR", "GB", "IT", "NL", "US");

  /** More is no interest but a penalty; the database says the same. */
  private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(30);

  private static final int MOST_DECIMALS = 4;

  /**
   * The answer of {@code rules/plan-interest.dmn}.
   *
   * @param offer {@code none} or {@code rate}
   * @param percent the rate that is offered, when one is
   * @param most the highest that may be agreed on
   */
  public record Offer(String offer, BigDecimal percent, BigDecimal most) {

    /** What the form says before anybody has typed; null for no rate. */
    public BigDecimal suggested() {
      return offer.equals("rate") ? percent : null;
    }
  }

  private final Decisions decisions;
  private final Customers customers;
  private final SellingEntities entities;
  private final PlanCosts costs;

  PlanRates(Decisions decisions, Customers customers, SellingEntities entities, PlanCosts costs) {
    this.decisions = decisions;
    this.customers = customers;
    this.entities = entities;
    this.costs = costs;
  }

  /**
   * What is offered with a plan of these payments.
   *
   * @throws BrokenRule when they make no plan
   */
  public Offer offer(long customerId, Choice choice, List<NewPlan.Leg> legs) {
    BigDecimal amount = PlanProposals.sum(legs);
    if (amount.signum() <= 0) {
      throw new BrokenRule("A payment plan needs payments above zero.");
    }
    LocalDate last = legs.get(legs.size() - 1).dueOn();
    return decisions
        .preview(
            TABLE,
            question(customerId, choice.sellingEntityId(), amount, choice.today(), last),
            Offer.class)
        .output();
  }

  /**
   * Whether a rate may be agreed on.
   *
   * @throws BrokenRule when it is none, or more than the table allows
   */
  void check(NewPlan wanted, Basket basket, BigDecimal amount, LocalDate today) {
    BigDecimal percent = wanted.interestPercent();
    if (percent == null) {
      return;
    }
    if (percent.signum() < 0
        || percent.compareTo(MOST_PERCENT) > 0
        || percent.stripTrailingZeros().scale() > MOST_DECIMALS) {
      throw new BrokenRule(
          "%s %% is no interest for a plan: write 0 to %s %% a year with at most %d decimals, or nothing when none is agreed."
              .formatted(percent, MOST_PERCENT, MOST_DECIMALS));
    }
    LocalDate last = wanted.legs().get(wanted.legs().size() - 1).dueOn();
    Decision<Offer> decision =
        decisions.preview(
            TABLE,
            question(wanted.customerId(), basket.sellingEntityId(), amount, today, last),
            Offer.class);
    BigDecimal most = decision.output().most();
    if (percent.compareTo(most) > 0) {
      Decision.FiredRow row = decision.fired().get(0);
      throw new BrokenRule(
          "A plan like this bears at most %s %% a year, not %s %%, by row %d of rules/plan-interest.dmn: %s"
              .formatted(Phrases.percent(most), Phrases.percent(percent), row.row(), row.why()));
    }
  }

  private Question question(
      long customerId, long sellingEntityId, BigDecimal amount, LocalDate today, LocalDate last) {
    String country = entities.byId(sellingEntityId).country();
    return new Question(
        "customer/" + customerId,
        Map.of(
            "country",
            COUNTRIES.contains(country) ? country : "other",
            "amount",
            amount,
            "daysUntilLast",
            Math.max(0, ChronoUnit.DAYS.between(today, last)),
            "riskClass",
            customers.byId(customerId).riskClass()));
  }

  /** By leg, all interest up to its day if each is paid on time; nulls when no rate is agreed. */
  List<BigDecimal> foreseen(PlanCosts.Course course) {
    return course.percent() == null
        ? Collections.nCopies(course.legs().size(), null)
        : costs.foreseen(course);
  }
}
