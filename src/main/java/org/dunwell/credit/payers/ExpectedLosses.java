package org.dunwell.credit.payers;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
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

  private static final String TABLE = "provision-matrix";

  /** The answer of the table. */
  record Loss(BigDecimal lossPercent) {}

  private final PoorPayerMapper mapper;
  private final Decisions decisions;
  private final Clock clock;
  private volatile Known known;

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

  /**
   * What one version of the table says. To ask it everything takes longer than to judge a portion
   * of customers, and a version never says anything else.
   */
  private record Known(String version, PoorPayerMapper.Rates rates) {}

  private PoorPayerMapper.Rates rates() {
    String version = decisions.preview(TABLE, question("low", 0), Loss.class).version();
    Known now = known;
    if (now == null || !now.version().equals(version)) {
      now = ask();
      known = now;
    }
    return now.rates();
  }

  private Known ask() {
    List<Decision<Loss>> all =
        decisions.previewAll(
            TABLE,
            Stream.of("low", "medium", "high").flatMap(ExpectedLosses::questions).toList(),
            Loss.class);
    BigDecimal[] percents =
        all.stream().map(one -> one.output().lossPercent()).toArray(BigDecimal[]::new);
    int each = DAYS + 1;
    return new Known(
        all.get(0).version(),
        new PoorPayerMapper.Rates(
            Arrays.copyOfRange(percents, 0, each),
            Arrays.copyOfRange(percents, each, 2 * each),
            Arrays.copyOfRange(percents, 2 * each, 3 * each)));
  }

  private static Stream<Decisions.Question> questions(String riskClass) {
    return IntStream.rangeClosed(0, DAYS).mapToObj(days -> question(riskClass, days));
  }

  private static Decisions.Question question(String riskClass, int days) {
    return new Decisions.Question(
        "provision/" + riskClass, Map.of("daysPastDue", days, "riskClass", riskClass));
  }
}
