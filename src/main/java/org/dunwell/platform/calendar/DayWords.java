package org.dunwell.platform.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as our own people read them, on pages, in forms and on timelines. */
public final class DayWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private DayWords() {}

  /** Such as {@code 3 Jun 2026}. */
  public static String of(LocalDate day) {
    return DAY.format(day);
  }
}
