package org.dunwell.disputes.departments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.calendar.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeTest {

  private static final WorkingDays DAYS = new WorkingDays();
  private static final String OFFICE = "08:00-12:00, 13:00-17:00";
  private static final String ALL_DAY = "00:00-24:00";

  private final WorkingTime berlin = week("Europe/Berlin", "DE", OFFICE);
  private final WorkingTime munich = week("Europe/Berlin", "DE-BY", OFFICE);
  private final WorkingTime newYork = week("America/New_York", "US", "09:00-17:00");

  // 2026-03-02 is a Monday with no holiday near.

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T08:00, PT1H, 2026-03-02T09:00",
    "2026-03-02T06:00, PT1H, 2026-03-02T09:00",
    "2026-03-02T11:30, PT1H, 2026-03-02T13:30",
    "2026-03-02T12:00, PT1S, 2026-03-02T13:00:01",
    "2026-03-02T12:30, PT1H, 2026-03-02T14:00",
    "2026-03-02T08:00, PT8H, 2026-03-02T17:00",
    "2026-03-02T08:00, PT8H1S, 2026-03-03T08:00:01",
    "2026-03-02T08:00, PT4H, 2026-03-02T12:00",
    "2026-03-06T16:59:59, PT1S, 2026-03-06T17:00",
    "2026-03-06T16:59:59, PT2S, 2026-03-09T08:00:01",
    "2026-03-07T12:00, PT1H, 2026-03-09T09:00",
    "2026-03-02T08:00, PT40H, 2026-03-06T17:00",
    "2026-03-02T10:17:23, PT24H, 2026-03-05T10:17:23"
  })
  void endsAtTheMomentAtWhichTheTimeIsUsedUp(String from, Duration working, String end) {
    assertThat(berlin.plus(at("Europe/Berlin", from), working)).isEqualTo(at("Europe/Berlin", end));
  }

  @Test
  void noWorkingTimeEndsWhereItBegins() {
    Instant sunday = at("Europe/Berlin", "2026-03-08T12:34:56");
    assertThat(berlin.plus(sunday, Duration.ZERO)).isEqualTo(sunday);
  }

  @Test
  void workingTimeDoesNotRunBackwards() {
    Instant monday = at("Europe/Berlin", "2026-03-02T08:00");
    assertThatThrownBy(() -> berlin.plus(monday, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(berlin.between(monday, monday.minusSeconds(86_400))).isZero();
    assertThat(berlin.between(monday, monday)).isZero();
  }

  @Test
  void holidaysOfARegionCountWhereItIsOnly() {
    // Epiphany, 6 January 2026, a Tuesday, is a holiday in Bavaria
    Instant monday = at("Europe/Berlin", "2026-01-05T16:00");
    assertThat(berlin.plus(monday, Duration.ofHours(2)))
        .isEqualTo(at("Europe/Berlin", "2026-01-06T09:00"));
    assertThat(munich.plus(monday, Duration.ofHours(2)))
        .isEqualTo(at("Europe/Berlin", "2026-01-07T09:00"));
    assertThat(munich.isOpen(at("Europe/Berlin", "2026-01-06T10:00"))).isFalse();
    assertThat(berlin.isOpen(at("Europe/Berlin", "2026-01-06T10:00"))).isTrue();
  }

  @Test
  void theSameHoursEndAtOtherMomentsUnderTwoCalendars() {
    // 2026-07-03 is Independence Day as observed in the United States and a Friday elsewhere
    Instant thursday = Instant.parse("2026-07-02T12:00:00Z");
    assertThat(newYork.plus(thursday, Duration.ofHours(9)))
        .isEqualTo(at("America/New_York", "2026-07-06T10:00"));
    assertThat(munich.plus(thursday, Duration.ofHours(9)))
        .isEqualTo(at("Europe/Berlin", "2026-07-03T15:00"));
  }

  @Test
  void aHolidayOnASaturdayCountsForWhoWorksOnSaturdays() {
    // 3 October 2026, a Saturday
    WorkingTime shop = time("Europe/Berlin", "DE", List.of(), "SATURDAY 10:00-14:00");
    assertThat(shop.plus(at("Europe/Berlin", "2026-10-02T12:00"), Duration.ofHours(1)))
        .isEqualTo(at("Europe/Berlin", "2026-10-10T11:00"));
  }

  @Test
  void theCompanysOwnClosedDaysAreNoWorkingTime() {
    WorkingTime closed =
        time(
            "Europe/Berlin",
            "DE",
            List.of(LocalDate.parse("2026-03-03"), LocalDate.parse("2026-03-04")),
            "MONDAY " + OFFICE,
            "TUESDAY " + OFFICE,
            "WEDNESDAY " + OFFICE,
            "THURSDAY " + OFFICE);
    Instant monday = at("Europe/Berlin", "2026-03-02T16:00");
    assertThat(closed.plus(monday, Duration.ofHours(2)))
        .isEqualTo(at("Europe/Berlin", "2026-03-05T09:00"));
    assertThat(closed.between(monday, at("Europe/Berlin", "2026-03-05T09:00")))
        .isEqualTo(Duration.ofHours(2));
  }

  @ParameterizedTest
  @CsvSource({
    // the clocks go forward on Sunday 29 March 2026 in Berlin, on 8 March in New York
    "Europe/Berlin, 2026-03-29, 00:00-24:00, PT23H",
    "Europe/Berlin, 2026-03-29, 01:00-04:00, PT2H",
    "Europe/Berlin, 2026-03-29, 02:00-03:00, PT0S",
    "Europe/Berlin, 2026-03-29, 02:30-04:00, PT1H",
    "Europe/Berlin, 2026-03-29, 01:00-02:30, PT1H",
    "Europe/Berlin, 2026-03-29, 03:00-04:00, PT1H",
    "America/New_York, 2026-03-08, 00:00-24:00, PT23H",
    "America/New_York, 2026-03-08, 01:00-04:00, PT2H",
    // and back on 25 October in Berlin, on 1 November in New York
    "Europe/Berlin, 2026-10-25, 00:00-24:00, PT25H",
    "Europe/Berlin, 2026-10-25, 01:00-04:00, PT4H",
    "Europe/Berlin, 2026-10-25, 02:00-03:00, PT2H",
    "Europe/Berlin, 2026-10-25, 02:30-04:00, PT2H",
    "Europe/Berlin, 2026-10-25, 01:00-02:30, PT2H",
    "America/New_York, 2026-11-01, 00:00-24:00, PT25H",
    "America/New_York, 2026-11-01, 01:00-04:00, PT4H"
  })
  void onTheDayTheClocksChangeRealTimeCounts(
      String zone, LocalDate day, String hours, Duration really) {
    WorkingTime sundays = time(zone, null, List.of(), "SUNDAY " + hours);
    Instant start = day.atStartOfDay(ZoneId.of(zone)).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
    assertThat(sundays.between(start, end)).isEqualTo(really);
    if (!really.isZero()) {
      assertThat(sundays.between(start, sundays.plus(start, really))).isEqualTo(really);
      assertThat(sundays.plus(start, really)).isBeforeOrEqualTo(end);
    }
    assertThat(secondsOpen(sundays, start, end)).isEqualTo(really);
  }

  /** Second by second would take long; half an hour is the finest piece of these hours. */
  private static Duration secondsOpen(WorkingTime time, Instant start, Instant end) {
    Duration sum = Duration.ZERO;
    for (Instant at = start; at.isBefore(end); at = at.plusSeconds(1800)) {
      sum = time.isOpen(at) ? sum.plusSeconds(1800) : sum;
    }
    return sum;
  }

  @Test
  void aDeadlineCrossesTheChangeOfTheClocksByWallTime() {
    WorkingTime always =
        time(
            "Europe/Berlin",
            null,
            List.of(),
            Arrays.stream(DayOfWeek.values())
                .map(day -> day + " 22:00-24:00, 00:00-06:00")
                .toArray(String[]::new));
    // two hours to midnight, then 01:00 to 02:00 and 03:00 to 06:00 of the short night
    assertThat(always.plus(at("Europe/Berlin", "2026-03-28T22:00"), Duration.ofHours(7)))
        .isEqualTo(at("Europe/Berlin", "2026-03-29T06:00"));
    // the long night
    assertThat(always.plus(at("Europe/Berlin", "2026-10-24T22:00"), Duration.ofHours(9)))
        .isEqualTo(at("Europe/Berlin", "2026-10-25T06:00"));
    assertThat(berlin.plus(at("Europe/Berlin", "2026-03-27T16:00"), Duration.ofHours(2)))
        .isEqualTo(at("Europe/Berlin", "2026-03-30T09:00"));
  }

  @Test
  void aDayThatBeginsTwiceIsCountedRight() {
    // in St. John's the clocks went back at one minute past midnight until 2011
    WorkingTime sundays = time("America/St_Johns", null, List.of(), "SUNDAY " + ALL_DAY);
    WorkingTime saturdays = time("America/St_Johns", null, List.of(), "SATURDAY " + ALL_DAY);
    Instant from = Instant.parse("2010-11-05T00:00:00Z");
    Instant to = Instant.parse("2010-11-10T00:00:00Z");
    assertThat(sundays.between(from, to)).isEqualTo(Duration.ofMinutes(24 * 60 + 1));
    assertThat(saturdays.between(from, to)).isEqualTo(Duration.ofMinutes(24 * 60 + 59));
  }

  @Test
  void whoIsNeverThereIsFoundOutInsteadOfWaitedFor() {
    LocalDate first = LocalDate.parse("2026-01-01");
    List<LocalDate> years = IntStream.range(0, 1200).mapToObj(first::plusDays).toList();
    WorkingTime never = time("Europe/Berlin", "DE", years, "MONDAY " + OFFICE);
    Instant from = at("Europe/Berlin", "2026-03-02T08:00");
    assertThatThrownBy(() -> never.plus(from, Duration.ofHours(1)))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("no opening hours for more than two years from 2026-03-02 on");
    assertThat(never.between(from, at("Europe/Berlin", "2027-03-02T08:00"))).isZero();
    assertThat(never.opensAfter(from)).isEmpty();
    assertThatThrownBy(() -> berlin.plus(from, Duration.ofDays(1_000_000)))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("more than 50 years");
    assertThatThrownBy(() -> berlin.between(Instant.EPOCH, Instant.parse("9000-01-01T00:00:00Z")))
        .isInstanceOf(BrokenRule.class);
  }

  @Test
  void aYearOfClosedDaysOnlyDelays() {
    LocalDate first = LocalDate.parse("2026-03-02");
    List<LocalDate> year = IntStream.range(0, 365).mapToObj(first::plusDays).toList();
    WorkingTime later = time("Europe/Berlin", "DE", year, "TUESDAY " + OFFICE);
    assertThat(later.plus(at("Europe/Berlin", "2026-03-02T08:00"), Duration.ofHours(1)))
        .isEqualTo(at("Europe/Berlin", "2027-03-02T09:00"));
  }

  @Test
  void saysUntilWhenPeopleAreThereAndWhenTheyComeBack() {
    Instant morning = at("Europe/Berlin", "2026-03-06T09:00");
    assertThat(berlin.openUntil(morning)).contains(at("Europe/Berlin", "2026-03-06T12:00"));
    assertThat(berlin.opensAfter(at("Europe/Berlin", "2026-03-06T12:00")))
        .contains(at("Europe/Berlin", "2026-03-06T13:00"));
    Instant evening = at("Europe/Berlin", "2026-03-06T17:00");
    assertThat(berlin.openUntil(evening)).isEmpty();
    assertThat(berlin.opensAfter(evening)).contains(at("Europe/Berlin", "2026-03-09T08:00"));
    WorkingTime weekend =
        time("Europe/Berlin", "DE", List.of(), "SATURDAY " + ALL_DAY, "SUNDAY 00:00-20:00");
    assertThat(weekend.openUntil(at("Europe/Berlin", "2026-03-07T10:00")))
        .contains(at("Europe/Berlin", "2026-03-08T20:00"));
    assertThat(everyDay(null).openUntil(morning)).isEmpty();
  }

  /** Any start and any time: what is added is what lies between, and the end is no later. */
  @Test
  void whatIsAddedLiesBetween() {
    List<WorkingTime> times =
        List.of(
            berlin,
            munich,
            newYork,
            everyDay("DE"),
            week("Asia/Beirut", null, "00:00-01:30, 22:00-24:00"));
    Random random = new Random(426);
    Instant year = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 3_000; i++) {
      WorkingTime time = times.get(i % times.size());
      Instant from = year.plusSeconds(random.nextInt(366 * 86_400));
      Duration working = Duration.ofSeconds(1 + random.nextInt(120 * 3600));
      Instant end = time.plus(from, working);
      assertThat(time.between(from, end)).as("%s + %s", from, working).isEqualTo(working);
      assertThat(time.between(from, end.minusSeconds(1))).isEqualTo(working.minusSeconds(1));
      assertThat(time.isOpen(end.minusNanos(1))).isTrue();
      Duration more = Duration.ofSeconds(random.nextInt(40 * 3600));
      assertThat(time.plus(end, more)).isEqualTo(time.plus(from, working.plus(more)));
    }
  }

  /** The walk over stretches against asking minute by minute. */
  @Test
  void countsAsAskingEachMinuteDoes() {
    Random random = new Random(7);
    for (WorkingTime time : List.of(munich, newYork, everyDay("US"))) {
      for (String change :
          List.of("2026-03-06T00:00:00Z", "2026-03-27T00:00:00Z", "2026-10-23T00:00:00Z")) {
        Instant from = Instant.parse(change).plusSeconds(60L * random.nextInt(600));
        Instant to = from.plusSeconds(60L * (1 + random.nextInt(4 * 24 * 60)));
        long minutes = 0;
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
          minutes += time.isOpen(at) ? 1 : 0;
        }
        assertThat(time.between(from, to)).isEqualTo(Duration.ofMinutes(minutes));
      }
    }
  }

  private static WorkingTime everyDay(String calendar) {
    return time(
        "Europe/Berlin",
        calendar,
        List.of(),
        Arrays.stream(DayOfWeek.values()).map(day -> day + " " + ALL_DAY).toArray(String[]::new));
  }

  private static WorkingTime week(String zone, String calendar, String hours) {
    return time(
        zone,
        calendar,
        List.of(),
        Arrays.stream(DayOfWeek.values())
            .limit(5)
            .map(day -> day + " " + hours)
            .toArray(String[]::new));
  }

  private static WorkingTime time(
      String zone, String calendar, List<LocalDate> closed, String... days) {
    List<Hours> hours =
        Arrays.stream(days)
            .map(day -> day.split(" ", 2))
            .flatMap(day -> OpeningHours.read(DayOfWeek.valueOf(day[0]), day[1]).stream())
            .toList();
    return WorkingTime.of(
        new Department(
            "test",
            "Test",
            null,
            ZoneId.of(zone),
            calendar,
            hours,
            closed.stream().map(day -> new ClosedDay(day, "closed")).toList(),
            null,
            0),
        DAYS);
  }

  private static Instant at(String zone, String wall) {
    return LocalDateTime.parse(wall).atZone(ZoneId.of(zone)).toInstant();
  }

  @Test
  void midnightAsClosingTimeIsTheEndOfTheDay() {
    Hours late = new Hours(DayOfWeek.MONDAY, LocalTime.of(22, 0), LocalTime.MIDNIGHT);
    assertThat(OpeningHours.read(DayOfWeek.MONDAY, "22-24")).containsExactly(late);
    assertThat(OpeningHours.write(List.of(late))).isEqualTo("22:00-24:00");
  }
}
