package org.dunwell.contact.phone;

import java.time.Instant;

/**
 * A call in the line's record.
 *
 * @param direction {@code outbound} (a colleague has called), {@code inbound} or {@code automated}
 * @param customerId null while nobody knows who calls
 * @param theirNumber E.164; null: withheld
 * @param user whose call it is; null where nobody of ours took part
 * @param startedAt when the first party answered; null: nobody has
 * @param endedAt null while it goes on
 * @param state {@code planned}, {@code dialling}, {@code ringing}, {@code talking} or {@code ended}
 * @param outcome what came of it, in a word or a sentence; null: nobody has said
 * @param recordingConsent {@code unasked}, {@code announced}, {@code given} or {@code declined}
 * @param recording null: nothing was recorded
 */
public record PhoneCall(
    long id,
    String direction,
    Long customerId,
    long sellingEntityId,
    String theirNumber,
    String user,
    Instant startedAt,
    Instant endedAt,
    String state,
    String outcome,
    String recordingConsent,
    Recording recording) {

  /** Whether somebody may be on the line. */
  public boolean isOpen() {
    return endedAt == null;
  }
}
