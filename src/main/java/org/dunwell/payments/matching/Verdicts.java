package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;

/**
 * What the decision tables say, asked once for each situation: thousands of lines have the same
 * few. Good for one portion, so that an edited table counts from the next one on.
 */
final class Verdicts {

  /** A row of {@code rules/matching.dmn}. */
  record Matching(String outcome, int confidence, String because) {

    boolean posts() {
      return outcome.equals("post") || outcome.equals("on-account");
    }
  }

  /** A row of {@code rules/payment-differences.dmn}. */
  record Difference(String treatment) {}

  /** A verdict, the row it stands in and the table's version. */
  record Verdict(Matching says, String rule, String model) {}

  private final Decisions decisions;
  private final Map<Map<String, Object>, Verdict> known = new ConcurrentHashMap<>();

  Verdicts(Decisions decisions) {
    this.decisions = decisions;
  }

  Verdict on(Proposal proposal) {
    return known.computeIfAbsent(
        Map.of(
            "evidence",
            proposal.evidence().word(),
            "payer",
            proposal.payer().word(),
            "amount",
            proposal.amount().word(),
            "money",
            proposal.tender().word(),
            "rivals",
            proposal.rivals()),
        this::ask);
  }

  private Verdict ask(Map<String, Object> inputs) {
    Decision<Matching> decision =
        decisions.preview("matching", new Question("statement-lines", inputs), Matching.class);
    return new Verdict(decision.output(), decision.fired().get(0).rowId(), decision.version());
  }

  /**
   * What becomes of a difference.
   *
   * @param less whether less was paid than is open
   * @param reason whether the payer said why
   */
  String treatment(Item item, BigDecimal difference, boolean less, Line line, boolean reason) {
    boolean discount =
        less
            && item.discountAmount().signum() > 0
            && difference.subtract(item.discountAmount()).abs().compareTo(ROUNDING) <= 0;
    long late = discount ? item.daysLate(line.valueOn()) : 0;
    BigDecimal percent =
        difference
            .multiply(BigDecimal.valueOf(100))
            .divide(item.open(), 4, java.math.RoundingMode.UP);
    Map<String, Object> inputs =
        Map.of(
            "direction",
            less ? "short" : "over",
            "amount",
            difference,
            "percent",
            percent,
            "discount",
            discount ? late > 0 ? "late" : "in-days" : "none",
            "daysLate",
            late,
            "segment",
            item.segment(),
            "reason",
            reason ? "given" : less && line.isKeptByBanks(difference) ? "charges" : "none");
    return decisions
        .preview(
            "payment-differences", new Question("invoice/" + item.id(), inputs), Difference.class)
        .output()
        .treatment();
  }

  /** Payers round a discount their own way. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.02");
}
