package org.dunwell.credit.answers;

import org.dunwell.credit.applications.AsksBureau;
import org.dunwell.credit.bureaus.Asked;
import org.dunwell.credit.bureaus.BureauReports;
import org.springframework.stereotype.Component;

/** Where applications get their reports. */
@Component
class ApplicationBureau implements AsksBureau {

  private static final String CAUSE = "application";

  private final BureauReports reports;

  ApplicationBureau(BureauReports reports) {
    this.reports = reports;
  }

  @Override
  public boolean ask(long partyId, String cause, String by) {
    Asked answer = reports.ask(partyId, CAUSE, by);
    return answer == Asked.ASKED || answer == Asked.WAITING;
  }
}
