package org.dunwell.credit.scores;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.credit.behaviour.Behaviour;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.stereotype.Component;

/** Points for how a customer pays, by {@code rules/behaviour-score.dmn}; stores nothing. */
@Component
public class BehaviourScores {

  /** As bureaus ask for three trade lines: one invoice tells of an accident, not of a habit. */
  public static final int FEWEST = 3;

  private static final BigDecimal DAYS_OF_A_YEAR = new BigDecimal("365.25");

  /**
   * The answer.
   *
   * @param behaviourScore 0 to 100
   */
  public record Points(int behaviourScore) {}

  private final Decisions decisions;

  BehaviourScores(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * By the place in the list; those with fewer than {@link #FEWEST} settled invoices are left out.
   */
  public Map<Integer, Decision<Points>> judge(List<Behaviour> behaviours) {
    List<Integer> places =
        java.util.stream.IntStream.range(0, behaviours.size())
            .filter(place -> behaviours.get(place).invoicesSettled() >= FEWEST)
            .boxed()
            .toList();
    List<Decision<Points>> answers =
        decisions.previewAll(
            "behaviour-score",
            places.stream().map(behaviours::get).map(BehaviourScores::question).toList(),
            Points.class);
    Map<Integer, Decision<Points>> byPlace = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      byPlace.put(places.get(i), answers.get(i));
    }
    return byPlace;
  }

  private static Decisions.Question question(Behaviour of) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("lateShare", or0(of.lateShare()).movePointRight(2));
    inputs.put("daysAgainstTerms", or0(of.averageDaysAgainstTerms()));
    inputs.put("daysBeyondTerms", or0(of.averageDaysBeyondTerms()));
    inputs.put("trendDays", or0(of.trendDays()));
    inputs.put("oldestDaysPastDue", of.oldestDaysPastDue());
    inputs.put("promisesBroken", of.promisesBroken());
    inputs.put("failedDebits", of.failedDebits());
    inputs.put("disputesRejected", of.disputesRejected());
    inputs.put("yearsCustomer", years(of));
    return new Decisions.Question("customer/" + of.customerId(), inputs);
  }

  private static BigDecimal or0(BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }

  private static BigDecimal years(Behaviour of) {
    long days =
        of.customerSince() == null
            ? 0
            : Math.max(0, ChronoUnit.DAYS.between(of.customerSince(), of.asOf()));
    return BigDecimal.valueOf(days).divide(DAYS_OF_A_YEAR, 2, RoundingMode.HALF_UP);
  }
}
