package org.dunwell.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

  private final WorkingDays days = new WorkingDays();

  @Test
  void knowsWeekendsAndTheHolidaysOfACountry() {
    assertThat(kind("DE", "2026-10-02")).isEqualTo(DayKind.working);
    assertThat(kind("DE", "2026-10-03")).isEqualTo(DayKind.weekend);
    assertThat(kind("DE", "2026-12-25")).isEqualTo(DayKind.holiday);
    assertThat(kind("US", "2013-07-04")).isEqualTo(DayKind.holiday);
    assertThat(kind("US", "2013-11-28")).isEqualTo(DayKind.holiday);
    assertThat(kind("GB", "2013-12-26")).isEqualTo(DayKind.holiday);
    assertThat(kind("DE", "2013-07-04")).isEqualTo(DayKind.working);
  }

  @Test
  void knowsTheHolidaysOfARegionBesidesThoseOfItsCountry() {
    assertThat(kind("DE-BY", "2026-01-06")).isEqualTo(DayKind.holiday);
    assertThat(kind("DE", "2026-01-06")).isEqualTo(DayKind.working);
    assertThat(kind("DE-BY", "2026-12-25")).isEqualTo(DayKind.holiday);
    assertThat(kind("de_by", "2026-01-06")).isEqualTo(DayKind.holiday);
  }

  @Test
  void aCalendarNobodyKnowsHasWeekendsOnly() {
    assertThat(kind("ATLANTIS", "2026-12-25")).isEqualTo(DayKind.working);
    assertThat(kind("ATLANTIS", "2026-12-26")).isEqualTo(DayKind.weekend);
    assertThat(kind(null, "2026-12-25")).isEqualTo(DayKind.working);
    assertThat(kind("", "2026-12-25")).isEqualTo(DayKind.working);
    assertThat(kind("DE-ATLANTIS", "2026-12-25")).isEqualTo(DayKind.holiday);
  }

  @Test
  void saysWhoseHolidaysItKnows() {
    assertThat(days.knows("DE")).isTrue();
    assertThat(days.knows("de-by")).isTrue();
    assertThat(days.knows("US_CA")).isTrue();
    assertThat(days.knows("DE-ATLANTIS")).isFalse();
    assertThat(days.knows("ATLANTIS")).isFalse();
    assertThat(days.knows("")).isFalse();
  }

  @Test
  void aHolidayOnAWeekendIsOneToo() {
    assertThat(days.isHoliday("DE", LocalDate.parse("2026-10-03"))).isTrue();
    assertThat(days.isHoliday(null, LocalDate.parse("2026-10-03"))).isFalse();
  }

  @Test
  void findsTheNextWorkingDay() {
    assertThat(days.workingDayFrom("DE", LocalDate.parse("2026-12-24"))).isEqualTo("2026-12-24");
    assertThat(days.workingDayFrom("DE", LocalDate.parse("2026-12-25"))).isEqualTo("2026-12-28");
  }

  private DayKind kind(String calendar, String day) {
    return days.dayKind(calendar, LocalDate.parse(day));
  }
}
