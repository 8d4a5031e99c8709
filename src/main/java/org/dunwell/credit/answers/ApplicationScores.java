package org.dunwell.credit.answers;

import java.util.List;
import java.util.Optional;
import org.dunwell.credit.applications.needs.ScoresApplicant;
import org.dunwell.credit.scores.Scores;
import org.springframework.stereotype.Component;

/** Where applications get their scores. */
@Component
class ApplicationScores implements ScoresApplicant {

  private final Scores scores;

  ApplicationScores(Scores scores) {
    this.scores = scores;
  }

  @Override
  public Optional<Scored> score(long partyId, String cause) {
    scores.rescore(List.of(partyId), cause);
    return scores
        .current(partyId)
        .map(one -> new Scored(one.points(), one.creditClass(), one.decisionId()));
  }
}
