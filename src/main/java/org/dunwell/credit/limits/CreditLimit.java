package org.dunwell.credit.limits;

import java.time.Instant;
import java.time.LocalDate;
import org.dunwell.platform.Money;

/**
 * A limit that was granted.
 *
 * @param scope {@code own}, or {@code group} for everybody beneath it in its group together
 * @param terms {@code open} for on account, {@code prepay} for money in advance
 * @param termsDays days to pay; 0 for money in advance
 * @param until the last day on which it counts; null for no end
 * @param temporary whether it stands above the other limits while it counts
 * @param cause why it was proposed, such as {@code review} or a person's words
 * @param decisionId the stored decision that explains it
 * @param approvedBy user id of who had the last word
 * @param note what they said about it, or null
 */
public record CreditLimit(
    long id,
    long partyId,
    String scope,
    Money amount,
    String terms,
    int termsDays,
    LocalDate from,
    LocalDate until,
    boolean temporary,
    String cause,
    long decisionId,
    String approvedBy,
    Instant approvedAt,
    String note) {

  /** Whether it is for the whole group. */
  public boolean isOfGroup() {
    return scope.equals("group");
  }
}
