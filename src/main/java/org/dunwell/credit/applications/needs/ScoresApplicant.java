package org.dunwell.credit.applications.needs;

import java.util.Optional;

/** Where an applicant gets its score. */
public interface ScoresApplicant {

  /**
   * A score.
   *
   * @param points 0 to 100, 100 = least risk
   * @param creditClass {@code A} to {@code E}
   * @param decisionId the decision behind it; null where none was stored
   */
  record Scored(int points, String creditClass, Long decisionId) {}

  /** Scores a party by all that is known of it now; empty when nothing is. */
  Optional<Scored> score(long partyId, String cause);
}
