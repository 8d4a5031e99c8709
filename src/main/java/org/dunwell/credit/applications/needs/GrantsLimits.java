package org.dunwell.credit.applications.needs;

import java.math.BigDecimal;
import java.util.Optional;

/** Where limits are proposed and come into force, and where it is said who may grant how much. */
public interface GrantsLimits {

  /**
   * What is asked for.
   *
   * @param partyId for whom
   * @param wanted in {@code currency}
   * @param termsDays wanted
   * @param byReferences what its references dare, in the same currency; null when they say nothing
   */
  record Request(
      long partyId, BigDecimal wanted, String currency, int termsDays, BigDecimal byReferences) {}

  /**
   * What the table proposes.
   *
   * @param id of what was stored; null when nothing was
   * @param amount in the currency of the request; 0 for none
   * @param words how it came about, for people
   */
  record Proposed(Long id, BigDecimal amount, String words, Long decisionId) {}

  /**
   * What is granted.
   *
   * @param proposalId the proposal it answers; null when there was none
   * @param why for the record
   * @param by user id, or {@code system} where a table has decided
   * @param first user id of who agreed before; null where nobody had to
   */
  record Grant(
      long partyId,
      Long proposalId,
      BigDecimal amount,
      String currency,
      int termsDays,
      String why,
      String by,
      String first) {}

  /** Proposes a limit; empty when it cannot be said, such as without a rate of exchange. */
  Optional<Proposed> propose(Request request, String by);

  /**
   * Whether besides whoever grants it another credit manager has to agree.
   *
   * @throws org.dunwell.platform.BrokenRule when this person may not grant anything
   */
  boolean needsAnother(Grant grant);

  /**
   * The limit is in force from today. Whether enough have agreed is asked before; what {@code
   * rules/application-decision.dmn} approves needs nobody.
   */
  void grant(Grant grant);
}
