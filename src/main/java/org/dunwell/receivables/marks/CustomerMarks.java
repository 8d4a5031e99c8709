package org.dunwell.receivables.marks;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Marks in one table with the columns {@code id}, {@code customer_id} and {@code marked_at}. A
 * change leaves a row of its own and so waits for nobody; a customer may have many, and all of them
 * go when it is taken.
 */
public final class CustomerMarks {

  /** Enough to spread a statement's cost, few enough to be through in half a second. */
  private static final int AT_ONCE = 500;

  private static final int MARKS_AT_ONCE = 4 * AT_ONCE;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final String table;

  /**
   * @param table with its schema; part of the statements, so never anybody's input
   */
  public CustomerMarks(JdbcClient jdbc, Clock clock, String table) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.table = table;
  }

  /** Something about these customers has changed; marked in the caller's transaction. */
  public void customers(Collection<Long> customerIds) {
    if (!customerIds.isEmpty()) {
      selected("select distinct unnest(:ids::bigint[])", customerIds);
    }
  }

  /** Something about these invoices has changed; marked in the caller's transaction. */
  public void invoices(Collection<Long> invoiceIds) {
    if (!invoiceIds.isEmpty()) {
      selected(
          "select distinct customer_id from receivables.invoice where id = any(:ids::bigint[])",
          invoiceIds);
    }
  }

  /** Marks the customers that a statement finds by {@code :ids}. */
  public void selected(String customers, Collection<Long> ids) {
    jdbc.sql(
            """
            insert into %s (customer_id, marked_at)
            select c.id, cast(:now as timestamptz)
            from (%s) as c (id)
            """
                .formatted(table, customers))
        .param("ids", ids.toArray(Long[]::new))
        .param("now", now())
        .update();
  }

  /**
   * Marks those that a statement finds and that are not marked yet: the marks of a whole night may
   * wait.
   */
  public void unmarked(String customers, Map<String, ?> params) {
    jdbc.sql(
            """
            insert into %1$s (customer_id, marked_at)
            select c.id, cast(:now as timestamptz)
            from (%2$s) as c (id)
            where not exists (
              select 1
              from %1$s m
              where m.customer_id = c.id)
            """
                .formatted(table, customers))
        .params(params)
        .param("now", now())
        .update();
  }

  /** When the oldest mark was left; empty without one, and while the time machine walks. */
  public Optional<Instant> oldest() {
    return jdbc.sql(
            """
            select marked_at
            from %s
            where not exists (
              select 1
              from platform.sandbox_time
              where walking_to is not null)
            order by id
            limit 1
            """
                .formatted(table))
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** Takes the marks of some hundred customers away, the longest marked first; in order of id. */
  public List<Long> take() {
    return jdbc.sql(
            """
            with oldest as materialized (
              select customer_id
              from (
                select id, customer_id
                from %1$s
                order by id
                limit %2$d) m
              group by customer_id
              order by min(id)
              limit %3$d),
            taken as (
              delete from %1$s
              where customer_id in (select customer_id from oldest)
              returning customer_id)
            select distinct customer_id
            from taken
            order by customer_id
            """
                .formatted(table, MARKS_AT_ONCE, AT_ONCE))
        .query(Long.class)
        .list();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
