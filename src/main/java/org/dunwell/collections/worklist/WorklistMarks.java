package org.dunwell.collections.worklist;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import org.dunwell.contact.AddressTasksChanged;
import org.dunwell.contact.replies.UnreadRepliesChanged;
import org.dunwell.promises.PlanRequestsChanged;
import org.dunwell.promises.PromiseEnd;
import org.dunwell.promises.PromisesEnded;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * "The lines of these customers may say something else now." Left in the transaction of the change
 * itself; the lines are made anew soon after it.
 */
@Component
public class WorklistMarks {

  private final JdbcClient jdbc;
  private final Clock clock;

  WorklistMarks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Something about these customers has changed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void customers(Collection<Long> customerIds) {
    if (!customerIds.isEmpty()) {
      mark(
          "select distinct unnest(:ids::bigint[])",
          customerIds.stream().distinct().toArray(Long[]::new));
    }
  }

  /** Something about these invoices has changed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void invoices(Collection<Long> invoiceIds) {
    if (!invoiceIds.isEmpty()) {
      mark(
          "select distinct customer_id from receivables.invoice where id = any(:ids::bigint[])",
          invoiceIds.toArray(Long[]::new));
    }
  }

  private void mark(String customers, Long[] ids) {
    jdbc.sql(
            """
            insert into collections.worklist_mark (customer_id, marked_at)
            select c.id, cast(:now as timestamptz)
            from (%s) as c (id)
            """
                .formatted(customers))
        .param("ids", ids)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Who has kept or broken its word counts otherwise from now on. */
  @EventListener
  void on(PromisesEnded news) {
    customers(news.ends().stream().map(PromiseEnd::customerId).toList());
  }

  /** Who has written comes first until somebody has answered. */
  @EventListener
  void on(UnreadRepliesChanged news) {
    customers(news.customerIds());
  }

  /** Who cannot be reached there waits for a person. */
  @EventListener
  void on(AddressTasksChanged news) {
    customers(news.customerIds());
  }

  /** Who has asked to pay in parts waits for a person. */
  @EventListener
  void on(PlanRequestsChanged news) {
    customers(news.customerIds());
  }

  /**
   * Everybody who is past due in this zone on that day, and everybody who has a line: days have
   * passed. Who is marked already is not marked again.
   */
  @Transactional
  public void everybody(ZoneId zone, LocalDate day) {
    jdbc.sql(
            """
            insert into collections.worklist_mark (customer_id, marked_at)
            select c.id, cast(:now as timestamptz)
            from (
              select i.customer_id as id
              from receivables.selling_entity e
              join receivables.invoice i on i.selling_entity_id = e.id and i.state = 'open'
              join receivables.instalment s on s.invoice_id = i.id
              where e.time_zone = :zone
                and s.open_amount > 0
                and s.due_on < :day
              union
              select l.customer_id
              from collections.worklist_line l) c
            where not exists (
              select 1
              from collections.worklist_mark m
              where m.customer_id = c.id)
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("zone", zone.getId())
        .param("day", day)
        .update();
  }
}
