package org.dunwell.collections;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.collections.process.CustomerTaskProcess;
import org.dunwell.collections.worklist.AbsencesChanged;
import org.dunwell.platform.time.DayWork;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Open calls of somebody who is away go to the stand-in, and back when the absence is over; calls
 * that a third person has taken stay there.
 */
@Component
class CallSubstitutes implements DayWork {

  private record Turn(String before, String inCharge) {}

  private record Line(String instance, String before, String inCharge) {}

  private final JdbcClient jdbc;
  private final CustomerTaskProcess process;
  private final Clock clock;

  CallSubstitutes(JdbcClient jdbc, CustomerTaskProcess process, Clock clock) {
    this.jdbc = jdbc;
    this.process = process;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "collections.substitutes";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(4, 45);
  }

  @Override
  @Transactional
  public void run(ZoneId zone, LocalDate day) {
    settle(day);
  }

  @EventListener
  void on(AbsencesChanged news) {
    settle(LocalDate.ofInstant(clock.instant(), clock.getZone()));
  }

  private void settle(LocalDate day) {
    Map<Turn, Map<String, String>> turns = new HashMap<>();
    for (Line line : lines(day)) {
      turns
          .computeIfAbsent(new Turn(line.before(), line.inCharge()), any -> new HashMap<>())
          .put(line.instance(), line.before());
    }
    turns.forEach((turn, instances) -> process.handOver(instances, turn.inCharge()));
  }

  /** Open calls of owners with absences, with everybody who may have them but should not. */
  private List<Line> lines(LocalDate day) {
    return jdbc.sql(
            """
            with absent as (
              select
                user_id,
                array_agg(substitute) || user_id as known,
                coalesce(
                  min(substitute) filter (where :day between from_day and to_day),
                  user_id) as in_charge
              from collections.absence
              group by user_id)
            select
              t.process_instance_id as instance,
              k.who as before,
              a.in_charge
            from absent a
            join receivables.customer c on c.owner = a.user_id
            join collections.customer_task t
              on t.customer_id = c.id
              and t.kind = 'call'
              and t.state = 'open'
              and t.process_instance_id is not null
            cross join lateral (
              select distinct unnest(a.known) as who) k
            where k.who <> a.in_charge
            order by t.id, k.who
            """)
        .param("day", day)
        .query(Line.class)
        .list();
  }
}
