package org.dunwell.disputes.departments;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dunwell.disputes.SettingsHistory;

/** Departments and what was changed about them in words, for their history. */
final class DepartmentWords {

  private DepartmentWords() {}

  static String of(Department department) {
    return "%s, %s, holidays of %s, %s%s"
        .formatted(
            department.name(),
            department.zone(),
            department.calendar(),
            hours(department),
            department.email() == null ? "" : ", " + department.email());
  }

  /** Nothing when nothing was. */
  static String changes(Department before, Department after) {
    return SettingsHistory.changes(
        SettingsHistory.change("Name", before.name(), after.name()),
        SettingsHistory.change("E-mail", before.email(), after.email()),
        SettingsHistory.change("Time zone", before.zone().getId(), after.zone().getId()),
        SettingsHistory.change("Holidays", before.calendar(), after.calendar()),
        SettingsHistory.change("Hours", hours(before), hours(after)));
  }

  private static String hours(Department department) {
    return Arrays.stream(DayOfWeek.values())
        .map(day -> day(day, department.hoursOf(day)))
        .filter(day -> !day.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String day(DayOfWeek day, List<Hours> hours) {
    return hours.isEmpty()
        ? ""
        : day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
            + " "
            + OpeningHours.write(hours).replace(", ", " and ");
  }
}
