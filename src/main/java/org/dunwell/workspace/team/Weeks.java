package org.dunwell.workspace.team;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * This week and the one before, Monday to Sunday; of last week only as many days as this one has
 * had, so that a Tuesday is held against a Tuesday.
 *
 * @param monday the first day of this week
 * @param today the last day counted
 */
record Weeks(LocalDate monday, LocalDate today, ZoneId zone) {

  static Weeks at(LocalDate today, ZoneId zone) {
    return new Weeks(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), today, zone);
  }

  LocalDate lastMonday() {
    return monday.minusWeeks(1);
  }

  LocalDate lastToday() {
    return today.minusWeeks(1);
  }

  Instant start() {
    return monday.atStartOfDay(zone).toInstant();
  }

  Instant lastStart() {
    return lastMonday().atStartOfDay(zone).toInstant();
  }

  Instant lastEnd() {
    return today.minusDays(6).atStartOfDay(zone).toInstant();
  }
}
