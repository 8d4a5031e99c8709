package org.dunwell.disputes;

import java.time.Instant;

/**
 * The course a dispute takes: who works on it and until when.
 *
 * @param department code of the department it was routed to; null until it is routed
 * @param owner user id of who works on it, or null while it lies in the department's queue
 * @param workingMinutes how much of the department's working time is allowed
 * @param remindAt when the owner is reminded
 * @param dueAt when the working time is used up and the credit manager takes over
 * @param pausedAt since when the clock stands; null while it runs
 * @param pausedUntil when it runs again by itself
 * @param escalation {@code amount}, {@code time} or {@code by-hand}; null until escalated
 * @param routingId the stored decision of {@code rules/dispute-routing.dmn}
 */
public record Course(
    long id,
    String department,
    String owner,
    Instant routedAt,
    Integer workingMinutes,
    Instant remindAt,
    Instant remindedAt,
    Instant dueAt,
    Instant pausedAt,
    Instant pausedUntil,
    Instant escalatedAt,
    String escalation,
    Long routingId) {

  public boolean isRouted() {
    return routedAt != null;
  }

  public boolean isEscalated() {
    return escalatedAt != null;
  }

  /** Whether the clock stands because the customer was asked something. */
  public boolean isPaused(Instant now) {
    return pausedUntil != null && now.isBefore(pausedUntil);
  }
}
