package org.dunwell.disputes.board;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Why disputes of a kind come up at all, and who sees to it that they do not.
 *
 * @param owner user id of who sees to it
 * @param dueOn by when
 * @param closedAt null while it is open
 * @param remedy what was done about it; null while it is open
 */
public record RootCause(
    long id,
    String reasonCode,
    String reasonName,
    String cause,
    String owner,
    LocalDate dueOn,
    Instant createdAt,
    String createdBy,
    Instant closedAt,
    String closedBy,
    String remedy) {

  public boolean isOpen() {
    return closedAt == null;
  }

  /** Whether it should be done by now. */
  public boolean isOverdue(LocalDate today) {
    return isOpen() && dueOn.isBefore(today);
  }
}
