package org.dunwell.platform.operations;

import java.time.Instant;
import java.util.Optional;

/** Work that waits, such as mails to be handed over. Rooms offer theirs as beans. */
public interface Queue {

  /**
   * How much waits.
   *
   * @param size how many, counted up to {@link #ENOUGH}
   * @param oldest since when the oldest could have been done; empty when nothing waits
   */
  record Length(long size, Optional<Instant> oldest) {}

  /** Nobody reads a graph differently beyond this, and counting further costs. */
  int ENOUGH = 100_000;

  /** Its name in metrics, such as {@code outbox}. */
  String name();

  /** What could be done at this moment and is not; must be cheap. */
  Length length(Instant now);
}
