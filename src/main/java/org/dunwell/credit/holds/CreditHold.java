package org.dunwell.credit.holds;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Nothing is delivered on account.
 *
 * @param reviewOn when somebody looks whether it is still right
 * @param releasedBy null while it holds
 */
public record CreditHold(
    long id,
    long partyId,
    String reason,
    String placedBy,
    Instant placedAt,
    LocalDate reviewOn,
    String releasedBy,
    Instant releasedAt,
    String releaseReason,
    String processInstanceId) {

  /** Whether it still holds. */
  public boolean isOpen() {
    return releasedAt == null;
  }
}
