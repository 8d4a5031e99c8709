package org.dunwell.collections.calls;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A call that was made or came in.
 *
 * @param taskId the task it settled; null for one that came in by itself
 * @param contactId who was called or called; null if nobody of whom we know
 * @param direction {@code outgoing} or {@code incoming}
 * @param outcome a {@link CallOutcome#id()}
 * @param amount what was promised; null for all, or no promise
 * @param correctsId the call whose wrong outcome this one puts right; null for a call of its own
 * @param phoneCallId the call in the line's record; null when it was not made over the line
 */
public record Call(
    long id,
    Long taskId,
    long customerId,
    Long contactId,
    String direction,
    String outcome,
    BigDecimal amount,
    LocalDate promisedFor,
    String note,
    String takenBy,
    Instant madeAt,
    Long decisionId,
    Long correctsId,
    Long phoneCallId) {

  CallOutcome what() {
    return CallOutcome.of(outcome);
  }
}
