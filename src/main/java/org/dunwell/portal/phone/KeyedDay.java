package org.dunwell.portal.phone;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A day that was keyed in as day and month, or as month and day where that is how it is written.
 */
final class KeyedDay {

  /** Two for the day and two for the month. */
  static final int KEYS = 4;

  private KeyedDay() {}

  /** Whether this customer writes the month first. */
  static boolean monthFirst(Terms terms) {
    return terms.items().get(0).customer().country().equals("US");
  }

  /** The next such day, today included; empty when there is none. */
  static Optional<LocalDate> of(String keys, Terms terms) {
    if (!keys.matches("\\d{" + KEYS + "}")) {
      return Optional.empty();
    }
    int first = Integer.parseInt(keys.substring(0, 2));
    int second = Integer.parseInt(keys.substring(2));
    LocalDate today = terms.earliest();
    try {
      LocalDate day =
          monthFirst(terms)
              ? LocalDate.of(today.getYear(), first, second)
              : LocalDate.of(today.getYear(), second, first);
      return Optional.of(day.isBefore(today) ? day.plusYears(1) : day);
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
