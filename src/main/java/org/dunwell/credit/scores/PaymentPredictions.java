package org.dunwell.credit.scores;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dunwell.credit.behaviour.Behaviour;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.stereotype.Component;

/** How likely invoices are to be settled late, by {@code rules/payment-prediction.dmn}. */
@Component
public class PaymentPredictions {

  /**
   * The answer.
   *
   * @param chanceOfLateness in percent
   */
  public record Chance(BigDecimal chanceOfLateness) {}

  /**
   * An invoice as it is seen on a day.
   *
   * @param customer how its customer pays, as known on that day
   * @param disputed whether the invoice is, as known on that day
   */
  public record Seen(Behaviour customer, boolean disputed) {}

  private final BehaviourScores scores;
  private final Decisions decisions;

  PaymentPredictions(BehaviourScores scores, Decisions decisions) {
    this.scores = scores;
    this.decisions = decisions;
  }

  /** In the order asked; nothing is stored. */
  public List<Decision<Chance>> of(List<Seen> invoices) {
    Map<Integer, Decision<BehaviourScores.Points>> points =
        scores.judge(invoices.stream().map(Seen::customer).toList());
    return decisions.previewAll(
        "payment-prediction",
        java.util.stream.IntStream.range(0, invoices.size())
            .mapToObj(place -> question(invoices.get(place), points.get(place)))
            .toList(),
        Chance.class);
  }

  private static Decisions.Question question(Seen of, Decision<BehaviourScores.Points> points) {
    return new Decisions.Question(
        "customer/" + of.customer().customerId(),
        Map.of(
            "behaviour",
            points == null ? -1 : points.output().behaviourScore(),
            "disputed",
            of.disputed()));
  }
}
