package org.dunwell.credit.behaviour;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.dunwell.disputes.DisputesChanged;
import org.dunwell.promises.PromiseEnd;
import org.dunwell.promises.PromisesEnded;
import org.dunwell.receivables.CustomerInsolvent;
import org.dunwell.receivables.InsolvencyOver;
import org.dunwell.receivables.InvoicesSettled;
import org.dunwell.receivables.PaymentReversed;
import org.dunwell.receivables.imports.ImportCompleted;
import org.dunwell.receivables.undo.ImportUndone;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * "How these customers pay may read otherwise now." Left in the transaction of the change itself;
 * the rows are made anew soon after it.
 */
@Component
public class BehaviourMarks {

  private final JdbcClient jdbc;
  private final Clock clock;

  BehaviourMarks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Something about these customers has changed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void customers(Collection<Long> customerIds) {
    if (!customerIds.isEmpty()) {
      mark("select distinct unnest(:ids::bigint[])", customerIds.toArray(Long[]::new));
    }
  }

  @EventListener
  void on(InvoicesSettled news) {
    invoices(news.invoiceIds());
  }

  @EventListener
  void on(PaymentReversed news) {
    invoices(news.invoiceIds());
  }

  @EventListener
  void on(PromisesEnded news) {
    customers(news.ends().stream().map(PromiseEnd::customerId).toList());
  }

  /** Of whatever is in dispute nothing is late, and what was wrongly disputed was. */
  @EventListener
  void on(DisputesChanged news) {
    customers(news.customerIds());
  }

  @EventListener
  void on(CustomerInsolvent news) {
    customers(List.of(news.customerId()));
  }

  @EventListener
  void on(InsolvencyOver news) {
    customers(List.of(news.customerId()));
  }

  /** A file may name any customer, and may have set risk classes, which are credit's to set. */
  @EventListener
  void on(ImportCompleted news) {
    mark(
        """
        select customer_id from receivables.invoice where import_id = any(:ids::bigint[])
        union
        select customer_id from receivables.payment where import_id = any(:ids::bigint[])
        union
        select customer_id from credit.behaviour b
        where exists (
          select 1
          from receivables.import_run r
          where r.id = any(:ids::bigint[])
            and r.kind = 'customers')
        """,
        new Long[] {news.importId()});
  }

  /** What the import brought is gone: whose it was cannot be asked any more. */
  @EventListener
  void on(ImportUndone news) {
    mark(
        """
        select b.customer_id
        from credit.behaviour b
        where cardinality(:ids::bigint[]) = 0
        """,
        new Long[0]);
  }

  /**
   * Everybody who was sold something from this zone: a day has passed. Who is marked already is not
   * marked again: the marks of a whole night may wait.
   */
  @Transactional
  public void everybody(ZoneId zone) {
    jdbc.sql(
            """
            insert into credit.behaviour_mark (customer_id, marked_at)
            select c.id, cast(:now as timestamptz)
            from receivables.customer c
            where exists (
                select 1
                from receivables.invoice i
                join receivables.selling_entity e on e.id = i.selling_entity_id
                where i.customer_id = c.id
                  and e.time_zone = :zone)
              and not exists (
                select 1
                from credit.behaviour_mark m
                where m.customer_id = c.id)
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("zone", zone.getId())
        .update();
  }

  private void invoices(Collection<Long> invoiceIds) {
    if (!invoiceIds.isEmpty()) {
      mark(
          "select distinct customer_id from receivables.invoice where id = any(:ids::bigint[])",
          invoiceIds.toArray(Long[]::new));
    }
  }

  private void mark(String customers, Long[] ids) {
    jdbc.sql(
            """
            insert into credit.behaviour_mark (customer_id, marked_at)
            select c.id, cast(:now as timestamptz)
            from (%s) as c (id)
            """
                .formatted(customers))
        .param("ids", ids)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
