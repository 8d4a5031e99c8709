package org.dunwell.credit.reviews;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A review.
 *
 * @param cause why it began, in words
 * @param waitUntil until when it waits for a bureau that was asked
 * @param state {@code running} or {@code done}
 * @param pointsBefore the score when it began; null without one
 * @param classBefore the credit class when it began
 * @param decision {@code keep}, {@code change-limit}, {@code place-hold}, {@code release-hold} or
 *     {@code withdraw}; null while it runs
 * @param amount the new limit, in the party's currency; null unless the decision is one
 */
public record CreditReview(
    long id,
    long partyId,
    String cause,
    String startedBy,
    Instant startedAt,
    Instant waitUntil,
    String processInstanceId,
    String state,
    Integer pointsBefore,
    String classBefore,
    String decision,
    BigDecimal amount,
    String note,
    String decidedBy,
    Instant endedAt) {

  /** Whether somebody still has to decide. */
  public boolean isRunning() {
    return state.equals("running");
  }
}
