package org.dunwell.disputes.departments;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.dunwell.platform.calendar.DayWords;

/** Whether people are there now, in words, by the department's own clocks. */
public final class OpeningWords {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH);

  private OpeningWords() {}

  /** Such as {@code open until 17:00} or {@code opens Monday 08:00}. */
  public static String of(Department department, WorkingTime time, Instant now) {
    if (time.isOpen(now)) {
      return time.openUntil(now)
          .map(until -> "open until " + moment(until, now, department.zone()))
          .orElse("open around the clock");
    }
    return time.opensAfter(now)
        .map(opens -> "opens " + moment(opens, now, department.zone()))
        .orElse("does not open within two years");
  }

  private static String moment(Instant moment, Instant now, ZoneId zone) {
    ZonedDateTime wall = moment.atZone(zone);
    long days = ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), wall.toLocalDate());
    if (days == 0) {
      return TIME.format(wall);
    }
    return days < 7
        ? WEEKDAY.format(wall)
        : "on " + DayWords.of(wall.toLocalDate()) + ", " + TIME.format(wall);
  }
}
