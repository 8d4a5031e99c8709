package org.dunwell.platform.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Working days, weekends and public holidays of a calendar such as {@code DE}, {@code DE-BY},
 * {@code US} or {@code GB-SCT} (country, then region, as in ISO 3166). A calendar that nobody knows
 * has weekends and no holidays; that is said once in the log.
 */
@Component
public class WorkingDays {

  private static final Logger log = LoggerFactory.getLogger(WorkingDays.class);

  private record CalendarYear(String calendar, int year) {}

  private final Map<CalendarYear, Set<LocalDate>> holidays = new ConcurrentHashMap<>();
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();

  /**
   * What kind of day it is. A holiday on a weekend is a weekend.
   *
   * @param calendar may be null: a calendar without holidays
   */
  public DayKind dayKind(String calendar, LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    if (weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY) {
      return DayKind.weekend;
    }
    return isHoliday(calendar, day) ? DayKind.holiday : DayKind.working;
  }

  /** The day itself if it is a working day, else the next one. */
  public LocalDate workingDayFrom(String calendar, LocalDate day) {
    LocalDate next = day;
    while (dayKind(calendar, next) != DayKind.working) {
      next = next.plusDays(1);
    }
    return next;
  }

  /**
   * The day that many working days later; the day itself for none.
   *
   * @param workingDays not below 0
   */
  public LocalDate plus(String calendar, LocalDate day, int workingDays) {
    LocalDate later = day;
    for (int i = 0; i < workingDays; i++) {
      later = workingDayFrom(calendar, later.plusDays(1));
    }
    return later;
  }

  /**
   * Whether it is a public holiday, on a weekend too.
   *
   * @param calendar may be null: a calendar without holidays
   */
  public boolean isHoliday(String calendar, LocalDate day) {
    return calendar != null
        && !calendar.isBlank()
        && holidays
            .computeIfAbsent(new CalendarYear(calendar, day.getYear()), this::holidaysOf)
            .contains(day);
  }

  /** Whether somebody knows the holidays of this country and, where one is named, this region. */
  public boolean knows(String calendar) {
    String[] parts = parts(calendar);
    return HolidayManager.getSupportedCalendarCodes().stream()
            .anyMatch(code -> code.equalsIgnoreCase(parts[0]))
        && (parts.length == 1
            || manager(parts[0]).getCalendarHierarchy().getChildren().containsKey(parts[1]));
  }

  private static String[] parts(String calendar) {
    return calendar.toLowerCase(Locale.ROOT).split("[-_]", 2);
  }

  private static HolidayManager manager(String country) {
    return HolidayManager.getInstance(ManagerParameters.create(country));
  }

  private Set<LocalDate> holidaysOf(CalendarYear wanted) {
    String[] parts = parts(wanted.calendar());
    try {
      HolidayManager manager = manager(parts[0]);
      String[] regions = parts.length == 1 ? new String[0] : new String[] {parts[1]};
      return manager
          .getHolidays(Year.of(wanted.year()), HolidayType.PUBLIC_HOLIDAY, regions)
          .stream()
          .map(Holiday::getDate)
          .collect(Collectors.toUnmodifiableSet());
    } catch (RuntimeException e) {
      if (unknown.add(wanted.calendar())) {
        log.warn("Nobody knows the calendar {}: only weekends are off", wanted.calendar(), e);
      }
      return Set.of();
    }
  }
}
