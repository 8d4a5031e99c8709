package org.dunwell.contact;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/**
 * A question that contact asks and an upper room answers: what do reminders cost? Nothing where
 * nobody answers.
 */
public interface ReminderFees {

  /**
   * A reminder that is about to be written.
   *
   * @param step which one of the invoice it is, from 1; those that reached nobody do not count
   */
  record Reminder(long invoiceId, int step) {}

  /**
   * What a reminder costs.
   *
   * @param amount above zero, in the invoice's currency
   * @param treatment {@code claimed} or {@code booked}
   */
  record Fee(long invoiceId, int step, String currency, BigDecimal amount, String treatment) {}

  /** Those that cost something, by invoice; a handful of statements, however many. */
  Map<Long, Fee> of(Collection<Reminder> reminders);
}
