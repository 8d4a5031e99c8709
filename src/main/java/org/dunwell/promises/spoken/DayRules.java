package org.dunwell.promises.spoken;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.function.Predicate;

/**
 * What days mean that are named from the day of a call: weeks run from Monday to Sunday, a bare day
 * is the next one, a week is its Friday.
 */
record DayRules(LocalDate called, boolean monthFirst, Predicate<LocalDate> working) {

  /** A promise reaches no further. */
  private static final int LONGEST_COUNT = 400;

  private static final int YEARS_TO_LOOK = 9;

  /** The first such day after the call. */
  LocalDate next(DayOfWeek day) {
    return called.with(TemporalAdjusters.next(day));
  }

  /** That day of the calendar week that many weeks later. */
  LocalDate ofWeek(DayOfWeek day, int weeksLater) {
    return called
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .plusWeeks(weeksLater)
        .with(TemporalAdjusters.nextOrSame(day));
  }

  /** Friday of the call's week; on a weekend, of the week that is about to begin. */
  LocalDate endOfWeek() {
    return ofWeek(DayOfWeek.FRIDAY, called.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 ? 1 : 0);
  }

  /** The next day of a month not before the call; months that have no such day are passed over. */
  LocalDate ofMonth(int day) {
    return day < 1 || day > 31 ? null : ofMonth(day, YearMonth.from(called));
  }

  private LocalDate ofMonth(int day, YearMonth from) {
    YearMonth month = from;
    while (!month.isValidDay(day) || month.atDay(day).isBefore(called)) {
      month = month.plusMonths(1);
    }
    return month.atDay(day);
  }

  /** A day of the month that many months later, at most its last. */
  LocalDate inMonth(int day, int monthsLater) {
    YearMonth month = YearMonth.from(called).plusMonths(monthsLater);
    return day < 1 ? null : month.atDay(Math.min(day, month.lengthOfMonth()));
  }

  LocalDate endOfMonth(int monthsLater) {
    return YearMonth.from(called).plusMonths(monthsLater).atEndOfMonth();
  }

  /** The next such day not before the call; null where there is none. */
  LocalDate on(int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > Month.of(month).maxLength()) {
      return null;
    }
    for (int year = called.getYear(); year < called.getYear() + YEARS_TO_LOOK; year++) {
      YearMonth in = YearMonth.of(year, month);
      if (in.isValidDay(day) && !in.atDay(day).isBefore(called)) {
        return in.atDay(day);
      }
    }
    return null;
  }

  /** With a year that was said, of two or four digits. */
  LocalDate on(int year, int month, int day) {
    int full = year < 100 ? 2000 + year : year;
    return month < 1 || month > 12 || !YearMonth.of(full, month).isValidDay(day)
        ? null
        : LocalDate.of(full, month, day);
  }

  LocalDate endOf(int month) {
    YearMonth in = YearMonth.of(called.getYear(), month);
    return in.atEndOfMonth().isBefore(called) ? in.plusYears(1).atEndOfMonth() : in.atEndOfMonth();
  }

  LocalDate endOfQuarter() {
    return endOf(((called.getMonthValue() - 1) / 3 + 1) * 3);
  }

  LocalDate fridayOfIsoWeek(int week) {
    LocalDate friday = ofIsoWeek(called.getYear(), week);
    return friday != null && friday.isBefore(called)
        ? ofIsoWeek(called.getYear() + 1, week)
        : friday;
  }

  private static LocalDate ofIsoWeek(int year, int week) {
    LocalDate near = LocalDate.of(year, Month.JUNE, 1);
    return near.range(IsoFields.WEEK_OF_WEEK_BASED_YEAR).isValidValue(week)
        ? near.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week).with(DayOfWeek.FRIDAY)
        : null;
  }

  /** The n-th such weekday of a month; -1: its last. */
  LocalDate weekdayOf(LocalDate anyDayOfMonth, DayOfWeek day, int nth) {
    return anyDayOfMonth.with(
        nth < 0
            ? TemporalAdjusters.lastInMonth(day)
            : TemporalAdjusters.dayOfWeekInMonth(nth, day));
  }

  LocalDate lastWorkingDay(LocalDate last) {
    LocalDate day = last;
    while (!working.test(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  LocalDate firstWorkingDay(LocalDate first) {
    LocalDate day = first;
    while (!working.test(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** Counted on from a day; null for a count that nobody means. */
  LocalDate plus(LocalDate from, int count, Unit unit) {
    if (from == null || Math.abs(count) > LONGEST_COUNT) {
      return null;
    }
    return switch (unit) {
      case hour -> from.plusDays(count / 24);
      case day -> from.plusDays(count);
      case workingDay -> plusWorking(from, count);
      case week -> from.plusWeeks(count);
      case fortnight -> from.plusWeeks(2L * count);
      case month -> from.plusMonths(count);
    };
  }

  private LocalDate plusWorking(LocalDate from, int count) {
    LocalDate day = from;
    for (int i = 0; i < count; i++) {
      day = firstWorkingDay(day.plusDays(1));
    }
    return day;
  }

  /** What is counted. */
  enum Unit {
    hour,
    day,
    workingDay,
    week,
    fortnight,
    month;
  }
}
