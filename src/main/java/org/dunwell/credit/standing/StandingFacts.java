package org.dunwell.credit.standing;

import java.util.Collection;
import java.util.Map;

/** Whoever knows scores, limits and exposures; offered as a bean. */
public interface StandingFacts {

  /** How each of these parties stands, by id, in few statements; every one has an answer. */
  Map<Long, Standing> of(Collection<Long> partyIds);
}
