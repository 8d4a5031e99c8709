package org.dunwell.credit.answers;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.credit.bureaus.BureauReports;
import org.dunwell.credit.bureaus.BureauScore;
import org.dunwell.credit.scores.OtherScores;
import org.dunwell.credit.scores.OutsideScore;
import org.springframework.stereotype.Component;

/** What scores want to know of bureaus. */
@Component
class ScoreAnswers implements OtherScores {

  private final BureauReports reports;

  ScoreAnswers(BureauReports reports) {
    this.reports = reports;
  }

  @Override
  public Map<Long, OutsideScore> of(Collection<Long> partyIds) {
    return reports.scores(partyIds).values().stream()
        .collect(Collectors.toMap(BureauScore::partyId, ScoreAnswers::outside));
  }

  private static OutsideScore outside(BureauScore of) {
    return new OutsideScore(
        of.partyId(), of.bureau(), of.points(), of.reportedOn(), of.insolvent());
  }
}
