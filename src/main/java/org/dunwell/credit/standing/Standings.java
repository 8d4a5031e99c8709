package org.dunwell.credit.standing;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How parties stand, as scores, limits and the ledger say. */
public interface Standings {

  /** How each of these parties stands, by id, in few statements; every one has an answer. */
  Map<Long, Standing> of(Collection<Long> partyIds);

  /** How one party stands. */
  default Standing of(long partyId) {
    return of(List.of(partyId)).get(partyId);
  }
}
