package org.dunwell.disputes.departments.web;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dunwell.disputes.departments.Department;
import org.dunwell.disputes.departments.DepartmentEntry;
import org.dunwell.disputes.departments.Hours;
import org.dunwell.disputes.departments.OpeningHours;
import org.dunwell.platform.BrokenRule;

/**
 * What is typed about a department.
 *
 * @param hours seven texts, Monday first, such as {@code 08:00-12:00, 13:00-17:00}
 */
record DepartmentForm(
    String code,
    String name,
    String email,
    String zone,
    String calendar,
    Integer version,
    List<String> hours) {

  private static final String OFFICE = "08:00-12:00, 13:00-17:00";

  /**
   * One weekday of the form.
   *
   * @param index where its text stands in {@link #hours}
   */
  record Day(int index, String name, String text) {}

  /** What a department that is not there yet most likely has. */
  static DepartmentForm blank() {
    return new DepartmentForm(
        "",
        "",
        "",
        "Europe/Berlin",
        "DE",
        null,
        List.of(OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, "", ""));
  }

  static DepartmentForm of(Department department) {
    return new DepartmentForm(
        department.code(),
        department.name(),
        department.email(),
        department.zone().getId(),
        department.calendar(),
        department.version(),
        Stream.of(DayOfWeek.values())
            .map(day -> OpeningHours.write(department.hoursOf(day)))
            .toList());
  }

  /** The weekdays in order. */
  public List<Day> days() {
    return Stream.of(DayOfWeek.values())
        .map(
            day ->
                new Day(
                    day.ordinal(), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH), text(day)))
        .toList();
  }

  private String text(DayOfWeek day) {
    return hours == null || hours.size() <= day.ordinal() ? "" : hours.get(day.ordinal());
  }

  /**
   * @throws BrokenRule with everything that is wrong with the hours, or the first thing that is
   *     wrong elsewhere
   */
  DepartmentEntry entry() {
    List<Hours> read = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      try {
        read.addAll(OpeningHours.read(day, text(day)));
      } catch (BrokenRule refused) {
        wrong.add(refused.getMessage());
      }
    }
    if (!wrong.isEmpty()) {
      throw new BrokenRule(String.join(" ", wrong));
    }
    return new DepartmentEntry(name, email, zone, calendar, read);
  }
}
