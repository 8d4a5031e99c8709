package org.dunwell.disputes.departments;

import java.time.LocalDate;
import org.dunwell.disputes.SettingsHistory;
import org.dunwell.disputes.SettingsHistory.Kind;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.calendar.DayWords;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Days on which a department is not there besides the public holidays: entered, taken back. */
@Component
public class ClosedDays {

  private static final int LONGEST_WHY = 200;

  /** Who types another year has mistyped it. */
  private static final int FIRST_YEAR = 1990;

  private static final int LAST_YEAR = 2199;

  private final DepartmentMapper mapper;
  private final Departments departments;
  private final SettingsHistory history;

  ClosedDays(DepartmentMapper mapper, Departments departments, SettingsHistory history) {
    this.mapper = mapper;
    this.departments = departments;
    this.history = history;
  }

  /**
   * On that day nobody is there.
   *
   * @throws BrokenRule when the day is closed already or nobody says why
   */
  @Transactional
  public void close(String code, ClosedDay wanted, String by) {
    departments.byCode(code);
    String why = wanted.why() == null ? "" : wanted.why().strip();
    if (wanted.day() == null || why.isEmpty() || why.length() > LONGEST_WHY) {
      throw new BrokenRule(
          "Give the day, and in 1 to %d characters why nobody is there.".formatted(LONGEST_WHY));
    }
    if (wanted.day().getYear() < FIRST_YEAR || wanted.day().getYear() > LAST_YEAR) {
      throw new BrokenRule("Give a day of the years %d to %d.".formatted(FIRST_YEAR, LAST_YEAR));
    }
    if (mapper.close(code, new ClosedDay(wanted.day(), why)) == 0) {
      throw new BrokenRule("%s is a closed day already.".formatted(DayWords.of(wanted.day())));
    }
    history.add(
        Kind.DEPARTMENT, code, by, "Closed on %s: %s".formatted(DayWords.of(wanted.day()), why));
  }

  /** That day is a day like others again. Twice changes nothing. */
  @Transactional
  public void reopen(String code, LocalDate day, String by) {
    departments.byCode(code);
    if (mapper.reopen(code, day) > 0) {
      history.add(Kind.DEPARTMENT, code, by, "No longer closed on " + DayWords.of(day));
    }
  }
}
