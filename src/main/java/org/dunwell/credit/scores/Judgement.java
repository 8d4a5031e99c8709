package org.dunwell.credit.scores;

import java.util.Objects;
import org.dunwell.platform.decisions.Decision;

/**
 * What the tables say of a party now; previews, not stored.
 *
 * @param behaviour null when too little is known
 * @param financial null without accounts
 * @param bureau null without a report
 */
record Judgement(
    long partyId,
    Decision<BehaviourScores.Points> behaviour,
    Decision<Scoring.FinancialPoints> financial,
    Integer bureau,
    Decision<Scoring.Rating> rating) {

  int points() {
    return rating.output().points();
  }

  String creditClass() {
    return rating.output().creditClass();
  }

  Integer behavioural() {
    return behaviour == null ? null : behaviour.output().behaviourScore();
  }

  Integer financialPoints() {
    return financial == null ? null : financial.output().points();
  }

  /** Whether somebody who looks at the file would see anything new. */
  boolean differsFrom(Score before) {
    return before == null
        || before.points() != points()
        || !before.creditClass().equals(creditClass())
        || !Objects.equals(before.behavioural(), behavioural())
        || !Objects.equals(before.financial(), financialPoints())
        || !Objects.equals(before.bureau(), bureau);
  }
}
