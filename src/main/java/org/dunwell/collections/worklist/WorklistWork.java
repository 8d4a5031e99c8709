package org.dunwell.collections.worklist;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.time.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the lines of marked customers anew, some hundred at a time; the mark goes in the same
 * transaction. While the time machine walks nobody looks at the list, so it is made when the walk
 * has arrived.
 */
@Component
@Order(30)
class WorklistWork implements DueWork {

  /** Enough to spread a statement's cost, few enough to be through in half a second. */
  private static final int AT_ONCE = 500;

  private static final int MARKS_AT_ONCE = 4 * AT_ONCE;

  private final JdbcClient jdbc;
  private final WorklistLines lines;
  private final TransactionTemplate transaction;

  WorklistWork(JdbcClient jdbc, WorklistLines lines, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.lines = lines;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "collections.worklist";
  }

  @Override
  public Optional<Instant> nextDue() {
    return jdbc.sql(
            """
            select marked_at
            from collections.worklist_mark
            where not exists (
              select 1
              from platform.sandbox_time
              where walking_to is not null)
            order by id
            limit 1
            """)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  @Override
  public void runDue(Instant now) {
    transaction.executeWithoutResult(
        status -> {
          lines.lock();
          lines.renew(take());
        });
  }

  private List<Long> take() {
    return jdbc.sql(
            """
            with oldest as materialized (
              select customer_id
              from (
                select id, customer_id
                from collections.worklist_mark
                order by id
                limit %d) m
              group by customer_id
              order by min(id)
              limit %d),
            taken as (
              delete from collections.worklist_mark
              where customer_id in (select customer_id from oldest)
              returning customer_id)
            select distinct customer_id
            from taken
            order by customer_id
            """
                .formatted(MARKS_AT_ONCE, AT_ONCE))
        .query(Long.class)
        .list();
  }
}
