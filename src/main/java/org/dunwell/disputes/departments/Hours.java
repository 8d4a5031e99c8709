package org.dunwell.disputes.departments;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * Hours of one weekday during which people are there, by the department's own clocks. A day may
 * have several, such as before and after lunch.
 *
 * @param closes the first moment at which nobody is there any more; midnight is the end of the day
 */
public record Hours(DayOfWeek day, LocalTime opens, LocalTime closes) {

  private static final int DAY = 24 * 60 * 60;

  /** Seconds of the clock face since midnight. */
  int from() {
    return opens.toSecondOfDay();
  }

  /** Seconds of the clock face since midnight; the end of the day is 24 hours. */
  int to() {
    return closes.equals(LocalTime.MIDNIGHT) ? DAY : closes.toSecondOfDay();
  }
}
