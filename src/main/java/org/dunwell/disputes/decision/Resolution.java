package org.dunwell.disputes.decision;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What somebody proposes to do about a dispute.
 *
 * @param proposal {@code credit}, {@code reject}, {@code correct} (a corrected invoice takes the
 *     place of the wrong one) or {@code withdraw} (the customer has taken it back)
 * @param amount what is credited, in the dispute's currency; 0 when nothing is
 * @param correctedBy number of the invoice that takes the place of the wrong one, or null
 * @param findings for us
 * @param answer what the customer reads as the reason; null when it is told nothing
 * @param approvalsNeeded how many other people have to agree, 0 to 2
 * @param state {@code proposed}, {@code done}, {@code refused} or {@code dropped} (overtaken by the
 *     ledger)
 * @param approvals how many have agreed
 */
public record Resolution(
    long id,
    long disputeId,
    String proposal,
    BigDecimal amount,
    String correctedBy,
    String findings,
    String answer,
    String proposedBy,
    Instant proposedAt,
    int approvalsNeeded,
    Long policyId,
    String state,
    Instant endedAt,
    int approvals) {

  /** Whether the customer need not pay something. */
  public boolean isCredit() {
    return amount.signum() > 0;
  }

  /** Whether as many have agreed as have to. */
  public boolean isAgreed() {
    return approvals >= approvalsNeeded;
  }
}
