package org.dunwell.disputes.evidence;

import java.time.Instant;

/**
 * A file of a dispute, without its bytes.
 *
 * @param mediaType told by what is in it
 * @param size in bytes
 * @param sha256 of what is kept, in hexadecimal digits
 * @param receivedSha256 of the file as it came; another one when hidden parts were cut off
 * @param source the door it came through, see {@link org.dunwell.disputes.NewDispute}
 */
public record EvidenceFile(
    long id,
    long disputeId,
    String fileName,
    String mediaType,
    long size,
    String sha256,
    String receivedSha256,
    Instant storedAt,
    String storedBy,
    String source) {

  /** The fingerprint as people compare it. */
  public String shortHash() {
    return sha256.substring(0, 12);
  }

  /** Whether hidden parts were cut off. */
  public boolean isCut() {
    return !sha256.equals(receivedSha256);
  }
}
