package org.dunwell.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.dunwell.platform.time.DayWork;
import org.dunwell.sandbox.process.Clerk;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Plays the people of the weeks before the first start: calls are made the day after they came up,
 * escalations decided within days. What came up in the last days is left to whoever signs in.
 */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class SampleStaff implements DayWork {

  private static final int LEFT_DAYS = 4;
  private static final Duration CALLS_WAIT = Duration.ofHours(20);
  private static final Duration DECISIONS_WAIT = Duration.ofDays(3);

  private final SampleCalendar calendar;
  private final Clerk clerk;

  SampleStaff(SampleCalendar calendar, Clerk clerk) {
    this.calendar = calendar;
    this.clerk = clerk;
  }

  @Override
  public String name() {
    return "sandbox.staff";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(15, 30);
  }

  @Override
  public Set<ZoneId> zones(Set<ZoneId> ours) {
    return calendar
        .samplePage()
        .filter(page -> page.fedUntil() != null && atWork(page, page.fedUntil()))
        .map(page -> Set.of(SampleLedger.ZONE))
        .orElse(Set.of());
  }

  private static boolean atWork(SampleCalendar.Page page, LocalDate day) {
    return day.isBefore(page.dayZero().minusDays(LEFT_DAYS));
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    Instant now = day.atTime(at()).atZone(zone).toInstant();
    clerk.makeCalls(now.minus(CALLS_WAIT));
    clerk.decide(now.minus(DECISIONS_WAIT));
  }
}
