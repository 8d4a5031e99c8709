package org.dunwell.credit.payers;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dunwell.credit.behaviour.BehavioursChanged;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * How much of what is open will not come, by {@code rules/provision-matrix.dmn}. The table is asked
 * for every day up to {@link #DAYS}, whatever its bands are, and the ledger joined with the
 * answers: one statement for many customers.
 */
@Component
class ExpectedLosses {

  /** Whatever is older than a year and a month is as lost as that. */
  private static final int DAYS = 400;

  private static final List<String> CLASSES = List.of("low", "medium", "high");

  /** The answer of the table. */
  record Loss(BigDecimal lossPercent) {}

  private final PoorPayerMapper mapper;
  private final Decisions decisions;
  private final Clock clock;

  ExpectedLosses(PoorPayerMapper mapper, Decisions decisions, Clock clock) {
    this.mapper = mapper;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** After the scores, which set the risk class. */
  @EventListener
  @Order(100)
  void on(BehavioursChanged news) {
    mapper.renewLosses(news.customerIds().toArray(Long[]::new), rates(), clock.instant());
  }

  private PoorPayerMapper.Rates rates() {
    List<Decisions.Question> questions =
        CLASSES.stream().flatMap(ExpectedLosses::questions).toList();
    List<Decision<Loss>> answers = decisions.previewAll("provision-matrix", questions, Loss.class);
    return new PoorPayerMapper.Rates(
        questions.stream()
            .map(one -> (Integer) one.inputs().get("daysPastDue"))
            .toArray(Integer[]::new),
        questions.stream().map(one -> one.inputs().get("riskClass")).toArray(String[]::new),
        answers.stream().map(one -> one.output().lossPercent()).toArray(BigDecimal[]::new));
  }

  private static Stream<Decisions.Question> questions(String riskClass) {
    return IntStream.rangeClosed(0, DAYS)
        .mapToObj(
            days ->
                new Decisions.Question(
                    "provision/" + riskClass, Map.of("daysPastDue", days, "riskClass", riskClass)));
  }
}
