package org.dunwell.collections.worklist;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is put off until when. */
@Component
class Snoozes {

  private final JdbcClient jdbc;
  private final Clock clock;

  Snoozes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void set(Collection<Long> customerIds, LocalDate until, String reason, String by) {
    jdbc.sql(
            """
            insert into collections.worklist_snooze
              (customer_id, until, reason, snoozed_by, snoozed_at)
            select distinct
              unnest(:ids::bigint[]),
              cast(:until as date),
              :reason,
              :by,
              cast(:now as timestamptz)
            order by 1
            on conflict (customer_id) do update set
              until = excluded.until,
              reason = excluded.reason,
              snoozed_by = excluded.snoozed_by,
              snoozed_at = excluded.snoozed_at
            """)
        .param("ids", customerIds.toArray(Long[]::new))
        .param("until", until)
        .param("reason", reason)
        .param("by", by)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Answers those that were put off. */
  List<Long> end(Collection<Long> customerIds) {
    return jdbc.sql(
            """
            delete from collections.worklist_snooze
            where customer_id = any(:ids::bigint[])
            returning customer_id
            """)
        .param("ids", customerIds.toArray(Long[]::new))
        .query(Long.class)
        .list();
  }
}
