package org.dunwell.contact.phone;

import java.time.Instant;

/** A call as its table has it; {@link PhoneCall} is what others see of it. */
record CallRow(
    long id,
    String direction,
    Long customerId,
    long sellingEntityId,
    String ourNumber,
    String theirNumber,
    String language,
    String userId,
    String deskNumber,
    String identifiedBy,
    String sid,
    String state,
    String result,
    String answeredBy,
    boolean reached,
    String consent,
    String outcome,
    Instant createdAt,
    Instant dialledAt,
    Instant startedAt,
    Instant endedAt,
    int looks,
    int finishTries) {

  boolean isOver() {
    return endedAt != null;
  }

  boolean isInbound() {
    return direction.equals("inbound");
  }

  boolean isAutomated() {
    return direction.equals("automated");
  }

  boolean isOutbound() {
    return direction.equals("outbound");
  }

  /** Whom Twilio rings first. */
  String rung() {
    return isOutbound() ? deskNumber : theirNumber;
  }

  boolean mayBeRecorded() {
    return consent.equals("announced") || consent.equals("given");
  }
}
