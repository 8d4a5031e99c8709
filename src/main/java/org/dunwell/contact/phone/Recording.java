package org.dunwell.contact.phone;

import java.time.Instant;

/**
 * What was recorded of a call.
 *
 * @param sha256 of the sound as it is kept, hexadecimal; null until it was fetched
 * @param millis how long it is; null until it was fetched
 * @param deletedAt since when the sound is gone; null while it is kept
 */
public record Recording(long id, String sha256, Long millis, Instant deletedAt) {

  /** Whether somebody can hear it. */
  public boolean isAudible() {
    return sha256 != null && deletedAt == null;
  }
}
