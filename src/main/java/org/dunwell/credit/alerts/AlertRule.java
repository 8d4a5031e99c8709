package org.dunwell.credit.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunwell.credit.standing.Standing;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.stereotype.Component;

/** What {@code rules/credit-alert.dmn} makes of facts; only what comes to something is stored. */
@Component
class AlertRule {

  private static final String TABLE = "credit-alert";
  private static final String NONE = "none";

  record Verdict(String urgency, String review) {

    boolean isAlert() {
      return !urgency.equals(NONE);
    }

    boolean startsReview() {
      return review.equals("yes");
    }
  }

  /** A fact and what is to be done about it; the decision is stored when it is an alert. */
  record Judged(Fact fact, Verdict verdict, long decisionId) {}

  private final Decisions decisions;

  AlertRule(Decisions decisions) {
    this.decisions = decisions;
  }

  /** In the order of the facts. */
  List<Judged> judge(List<Fact> facts, Map<Long, Standing> standings) {
    List<Decision<Verdict>> previews =
        decisions.previewAll(
            TABLE,
            facts.stream().map(fact -> question(fact, standings.get(fact.partyId()))).toList(),
            Verdict.class);
    List<Decision<Verdict>> alerts =
        previews.stream().filter(one -> one.output().isAlert()).toList();
    List<String> subjects = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      if (previews.get(i).output().isAlert()) {
        subjects.add("party/" + facts.get(i).partyId());
      }
    }
    var stored = decisions.store(alerts, subjects).iterator();
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      Verdict verdict = previews.get(i).output();
      judged.add(new Judged(facts.get(i), verdict, verdict.isAlert() ? stored.next().id() : 0));
    }
    return judged;
  }

  private static Decisions.Question question(Fact fact, Standing standing) {
    return new Decisions.Question(
        "party/" + fact.partyId(),
        Map.of(
            "kind", fact.kind(),
            "by", fact.byHowMuch(),
            "creditClass", standing.creditClass()));
  }
}
