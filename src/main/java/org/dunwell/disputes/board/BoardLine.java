package org.dunwell.disputes.board;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A dispute as it stands on the board.
 *
 * @param amount what was disputed when it was raised
 * @param openAmount what of it is still in dispute; 0 when it is over
 * @param stage where an open one stands, see {@link BoardFilter#STAGES}; null when it is over
 * @param department name of the department it was routed to; null until it is routed
 * @param owner user id of who works on it, or null
 * @param dueAt when the department's working time is used up
 * @param pausedUntil until when the clock stands; null while it runs
 * @param days from the day it was raised until it ended, or until now
 */
public record BoardLine(
    long id,
    long invoiceId,
    String invoiceNumber,
    String customerNumber,
    String customerName,
    String reasonCode,
    String reasonName,
    String currency,
    BigDecimal amount,
    BigDecimal openAmount,
    BigDecimal creditedAmount,
    String productLine,
    String site,
    String channel,
    String raisedBy,
    Instant raisedAt,
    String state,
    String outcome,
    Instant endedAt,
    String stage,
    String department,
    String owner,
    Instant dueAt,
    boolean overdue,
    Instant pausedUntil,
    String escalation,
    int days) {

  public boolean isOpen() {
    return state.equals("open");
  }

  /** What is in dispute; of an ended one, what was. */
  public BigDecimal disputed() {
    return isOpen() ? openAmount : amount;
  }
}
