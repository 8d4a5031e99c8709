package org.dunwell.collections.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.contact.AddressTasksChanged;
import org.dunwell.contact.replies.UnreadRepliesChanged;
import org.dunwell.promises.PlanRequestsChanged;
import org.dunwell.promises.PromiseEnd;
import org.dunwell.promises.PromisesEnded;
import org.dunwell.receivables.marks.CustomerMarks;
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

  private final CustomerMarks marks;

  WorklistMarks(JdbcClient jdbc, Clock clock) {
    this.marks = new CustomerMarks(jdbc, clock, "collections.worklist_mark");
  }

  /** Something about these customers has changed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void customers(Collection<Long> customerIds) {
    marks.customers(customerIds);
  }

  /** Something about these invoices has changed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void invoices(Collection<Long> invoiceIds) {
    marks.invoices(invoiceIds);
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
    marks.unmarked(
        """
        select i.customer_id as id
        from receivables.selling_entity e
        join receivables.invoice i on i.selling_entity_id = e.id and i.state = 'open'
        join receivables.instalment s on s.invoice_id = i.id
        where e.time_zone = :zone
          and s.open_amount > 0
          and s.due_on < :day
        union
        select l.customer_id
        from collections.worklist_line l
        """,
        Map.of("zone", zone.getId(), "day", day));
  }

  Optional<Instant> oldest() {
    return marks.oldest();
  }

  List<Long> take() {
    return marks.take();
  }
}
