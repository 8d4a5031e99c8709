package org.dunwell.contact.texts;

import java.time.Instant;

/**
 * A text message, for people.
 *
 * @param direction {@code out} or {@code in}
 * @param number the other side's, E.164
 * @param body empty when it was a code that has left
 * @param state {@code queued}, {@code sent}, {@code delivered}, {@code failed}, {@code withdrawn}
 *     or {@code received}
 * @param reason why it failed, or null
 */
public record TextMessage(
    long id,
    String direction,
    String kind,
    String number,
    String body,
    String state,
    String reason,
    Instant createdAt) {

  /** Whether they wrote it. */
  public boolean isIncoming() {
    return direction.equals("in");
  }
}
