package org.dunwell.platform.time;

import java.time.Instant;
import java.util.Optional;

/**
 * Work that becomes due by itself: timers, queues, daily work. Rooms offer it as beans (ordered by
 * {@link org.springframework.core.annotation.Order}); the {@link WorkLoop} walks it, in production
 * as in the time machine.
 */
public interface DueWork {

  /** A short name for logs, metrics and troubles, such as {@code collections.sweep}. */
  String name();

  /** The earliest moment at which something is due; empty when nothing waits. Must be cheap. */
  Optional<Instant> nextDue();

  /**
   * Does a bounded portion of what is due at {@code now}, each portion in transactions of its own.
   * Called again as long as {@link #nextDue()} is not after {@code now}. What cannot be done must
   * put itself off or become a trouble; an exception puts the whole work off for a minute, then
   * longer, up to an hour.
   */
  void runDue(Instant now);

  /**
   * Whether several nodes may be at it in the same moment, because it claims the rows it works on
   * ({@code for update skip locked}). Else one node does it at a time.
   */
  default boolean sharedByNodes() {
    return false;
  }
}
