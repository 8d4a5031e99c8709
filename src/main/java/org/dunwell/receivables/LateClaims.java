package org.dunwell.receivables;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What lateness has cost so far and nobody has booked: asked for on statements, waited for by
 * nobody. Answered from above; nothing is claimed where nobody answers.
 */
public interface LateClaims {

  /** The claims of these accounts as of a moment; accounts without any may be missing. */
  Map<Account, List<Statement.Claim>> of(Collection<Account> accounts, Instant asOf);
}
