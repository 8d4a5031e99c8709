package org.dunwell.credit.answers;

import org.dunwell.credit.applications.AsksBureau;
import org.dunwell.credit.bureaus.Asked;
import org.dunwell.credit.bureaus.Bureaus;
import org.springframework.stereotype.Component;

/** Where applications get their reports. */
@Component
class ApplicationBureau implements AsksBureau {

  private static final String CAUSE = "application";

  private final Bureaus bureaus;

  ApplicationBureau(Bureaus bureaus) {
    this.bureaus = bureaus;
  }

  @Override
  public boolean ask(long partyId, String cause, String by) {
    Asked answer = bureaus.ask(partyId, CAUSE, by);
    return answer == Asked.ASKED || answer == Asked.WAITING;
  }
}
