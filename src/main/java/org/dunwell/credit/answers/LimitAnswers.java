package org.dunwell.credit.answers;

import java.util.Optional;
import org.dunwell.credit.financials.Financials;
import org.dunwell.credit.limits.LimitFacts;
import org.dunwell.credit.scores.Score;
import org.dunwell.credit.scores.Scores;
import org.springframework.stereotype.Component;

/** What limits want to know of scores and accounts. */
@Component
class LimitAnswers implements LimitFacts {

  private final Scores scores;
  private final Financials financials;

  LimitAnswers(Scores scores, Financials financials) {
    this.scores = scores;
    this.financials = financials;
  }

  @Override
  public Optional<String> creditClass(long partyId) {
    return scores.current(partyId).map(Score::creditClass);
  }

  @Override
  public Optional<Statement> statement(long partyId) {
    return financials
        .latest(partyId)
        .map(
            one ->
                new Statement(
                    one.currency(),
                    one.bookEquity(),
                    one.workingCapital(),
                    one.sales(),
                    one.asOf()));
  }
}
