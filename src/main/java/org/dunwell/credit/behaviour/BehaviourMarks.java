package org.dunwell.credit.behaviour;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.disputes.DisputesChanged;
import org.dunwell.promises.PromiseEnd;
import org.dunwell.promises.PromisesEnded;
import org.dunwell.receivables.CustomerInsolvent;
import org.dunwell.receivables.InsolvencyOver;
import org.dunwell.receivables.InvoicesSettled;
import org.dunwell.receivables.PaymentReversed;
import org.dunwell.receivables.imports.ImportCompleted;
import org.dunwell.receivables.marks.CustomerMarks;
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

  private final CustomerMarks marks;

  BehaviourMarks(JdbcClient jdbc, Clock clock) {
    this.marks = new CustomerMarks(jdbc, clock, "credit.behaviour_mark");
  }

  /** Something about these customers has changed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void customers(Collection<Long> customerIds) {
    marks.customers(customerIds);
  }

  @EventListener
  void on(InvoicesSettled news) {
    marks.invoices(news.invoiceIds());
  }

  @EventListener
  void on(PaymentReversed news) {
    marks.invoices(news.invoiceIds());
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
    marks.selected(
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
        List.of(news.importId()));
  }

  /** What the import brought is gone: whose it was cannot be asked any more. */
  @EventListener
  void on(ImportUndone news) {
    marks.selected(
        """
        select b.customer_id
        from credit.behaviour b
        where cardinality(:ids::bigint[]) = 0
        """,
        List.of());
  }

  /**
   * Everybody who was sold something from this zone: a day has passed. Who is marked already is not
   * marked again: the marks of a whole night may wait.
   */
  @Transactional
  public void everybody(ZoneId zone) {
    marks.unmarked(
        """
        select c.id
        from receivables.customer c
        where exists (
          select 1
          from receivables.invoice i
          join receivables.selling_entity e on e.id = i.selling_entity_id
          where i.customer_id = c.id
            and e.time_zone = :zone)
        """,
        Map.of("zone", zone.getId()));
  }

  Optional<Instant> oldest() {
    return marks.oldest();
  }

  List<Long> take() {
    return marks.take();
  }
}
