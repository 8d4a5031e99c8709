package org.dunwell.collections.tomorrow;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One time the day is thought through for everybody.
 *
 * @param customers how many are done
 * @param candidates how many there were to do when it began
 * @param madeAt null while it is under way
 */
public record TomorrowRun(
    long id,
    LocalDate day,
    String askedBy,
    Instant askedAt,
    long afterCustomer,
    int customers,
    int candidates,
    Instant madeAt) {

  /** How far it is, in per cent. */
  public int percent() {
    return candidates == 0 ? 100 : Math.min(100, 100 * customers / candidates);
  }
}
