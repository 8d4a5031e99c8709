package org.dunwell.disputes.questions;

import java.time.Instant;

/**
 * What somebody was asked about a dispute.
 *
 * @param asked {@code customer} or {@code colleague}
 * @param recipient who was asked: a colleague's address, or {@code customer}
 * @param answerBy until when the clock stands for it at the longest; null for a colleague
 * @param messageId the mail that asks
 * @param answer null while nobody has answered
 * @param inboundId the mail that answers, or null
 */
public record Question(
    long id,
    long disputeId,
    String asked,
    String recipient,
    String question,
    String askedBy,
    Instant askedAt,
    Instant answerBy,
    Long messageId,
    String answer,
    String answeredBy,
    Instant answeredAt,
    Long inboundId) {

  public boolean isAnswered() {
    return answeredAt != null;
  }

  public boolean isToCustomer() {
    return asked.equals("customer");
  }
}
