package org.dunwell.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Knows when which room's daily work is due next, and remembers what was done. */
@Component
@Order(20)
public class DayWorkCalendar implements DueWork {

  private record Turn(DayWork work, ZoneId zone, LocalDate day, Instant due) {

    private static String name(DayWork work, ZoneId zone) {
      return work.name() + "@" + zone.getId();
    }

    private String name() {
      return name(work, zone);
    }
  }

  private final List<DayWork> works;
  private final DayZones zones;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final FailedWork failures;

  DayWorkCalendar(
      List<DayWork> works, DayZones zones, JdbcClient jdbc, Clock clock, FailedWork failures) {
    this.works = works;
    this.zones = zones;
    this.jdbc = jdbc;
    this.clock = clock;
    this.failures = failures;
  }

  @Override
  public String name() {
    return "platform.day-work";
  }

  @Override
  public Optional<Instant> nextDue() {
    return next().map(Turn::due);
  }

  @Override
  public void runDue(Instant now) {
    next().filter(turn -> !turn.due().isAfter(now)).ifPresent(turn -> attempt(turn, now));
  }

  /** What fails rests alone: no other room's day waits for it. */
  private void attempt(Turn turn, Instant now) {
    try {
      run(turn, now);
      failures.done(turn.name());
    } catch (RuntimeException failure) {
      failures.failed(turn.name(), failure);
    }
  }

  /**
   * The latest turn of this work, today's or before its hour yesterday's, is done once more, at
   * once. In the caller's transaction.
   *
   * @param name of the work
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void again(String name) {
    Instant now = clock.instant();
    works.stream()
        .filter(work -> work.name().equals(name))
        .forEach(work -> work.zones(zones.zones()).forEach(zone -> again(work, zone, now)));
  }

  private void again(DayWork work, ZoneId zone, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    boolean later = now.isBefore(dueOn(work, zone, today));
    jdbc.sql(
            """
            insert into platform.day_work (name, zone, last_day) values (?, ?, ?)
            on conflict (name, zone)
            do update set last_day = least(day_work.last_day, excluded.last_day)
            """)
        .params(work.name(), zone.getId(), today.minusDays(later ? 2 : 1))
        .update();
  }

  private void run(Turn turn, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, turn.zone());
    boolean later = now.isBefore(dueOn(turn.work(), turn.zone(), today));
    LocalDate day = later ? today.minusDays(1) : today;
    turn.work().run(turn.zone(), day);
    jdbc.sql(
            """
            insert into platform.day_work (name, zone, last_day) values (?, ?, ?)
            on conflict (name, zone) do update set last_day = excluded.last_day
            """)
        .params(turn.work().name(), turn.zone().getId(), day)
        .update();
  }

  private Optional<Turn> next() {
    Map<String, LocalDate> lastDays = lastDays();
    Set<ZoneId> ours = zones.zones();
    return works.stream()
        .flatMap(work -> work.zones(ours).stream().map(zone -> turn(work, zone, lastDays)))
        .min(Comparator.comparing(Turn::due));
  }

  private Turn turn(DayWork work, ZoneId zone, Map<String, LocalDate> lastDays) {
    String name = Turn.name(work, zone);
    LocalDate last = lastDays.get(name);
    LocalDate day = last == null ? LocalDate.ofInstant(clock.instant(), zone) : last.plusDays(1);
    return new Turn(work, zone, day, failures.rested(name, dueOn(work, zone, day)));
  }

  private static Instant dueOn(DayWork work, ZoneId zone, LocalDate day) {
    return day.atTime(work.at()).atZone(zone).toInstant();
  }

  private Map<String, LocalDate> lastDays() {
    Map<String, LocalDate> days = new HashMap<>();
    jdbc.sql("select name, zone, last_day from platform.day_work")
        .query(
            (row, n) ->
                days.put(
                    row.getString(1) + "@" + row.getString(2), row.getObject(3, LocalDate.class)))
        .list();
    return days;
  }
}
