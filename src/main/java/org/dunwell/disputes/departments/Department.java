package org.dunwell.disputes.departments;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * Who looks into disputes of some kinds.
 *
 * @param code never changes; small letters, digits and hyphens
 * @param email where its people read together; null if they have no such address
 * @param zone whose clocks the hours are told by
 * @param calendar of public holidays, such as {@code DE} or {@code DE-BY}
 * @param hours by weekday, in order
 * @param closedDays the company's own, in order
 * @param retiredAt null while disputes may be given to it
 */
public record Department(
    String code,
    String name,
    String email,
    ZoneId zone,
    String calendar,
    List<Hours> hours,
    List<ClosedDay> closedDays,
    Instant retiredAt,
    int version) {

  /** What the engine's group of each department begins with. */
  public static final String GROUP_PREFIX = "department-";

  /** Puts hours and days in order. */
  public Department {
    hours =
        hours.stream()
            .sorted(Comparator.comparing(Hours::day).thenComparing(Hours::opens))
            .toList();
    closedDays = closedDays.stream().sorted(Comparator.comparing(ClosedDay::day)).toList();
  }

  /** The engine's group of its people. */
  public String group() {
    return GROUP_PREFIX + code;
  }

  /** The hours of one weekday, in order; none when nobody is there. */
  public List<Hours> hoursOf(DayOfWeek day) {
    return hours.stream().filter(open -> open.day() == day).toList();
  }

  public boolean isRetired() {
    return retiredAt != null;
  }
}
