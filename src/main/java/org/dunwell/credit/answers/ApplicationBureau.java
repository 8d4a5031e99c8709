package org.dunwell.credit.answers;

import org.dunwell.credit.applications.needs.AsksBureau;
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
  public Answer ask(long partyId, String cause, String by) {
    return switch (bureaus.ask(partyId, CAUSE, by)) {
      case ASKED, WAITING -> Answer.ON_ITS_WAY;
      case KNOWN -> Answer.THERE;
      case NOBODY -> Answer.NOBODY;
    };
  }
}
