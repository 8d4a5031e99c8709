package org.dunwell.receivables;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.Nudges;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers that are insolvent: nothing of what they owe, now or later, may be asked for. It is a
 * mark on the customer and not a block on each invoice, so that what comes in tomorrow is covered.
 */
@Component
public class Insolvents {

  /**
   * Since when and why.
   *
   * @param on the day of the insolvency
   */
  public record Insolvency(LocalDate on, String reason) {}

  private final JdbcClient jdbc;
  private final LedgerLocks locks;
  private final Nudges nudges;
  private final ApplicationEventPublisher events;

  Insolvents(JdbcClient jdbc, LedgerLocks locks, Nudges nudges, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.locks = locks;
    this.nudges = nudges;
    this.events = events;
  }

  /** Empty for a customer that is not. */
  public Optional<Insolvency> of(long customerId) {
    return jdbc.sql(
            """
            select insolvent_on as on, insolvency_reason as reason
            from receivables.customer
            where id = ?
              and insolvent_on is not null
            """)
        .param(customerId)
        .query(Insolvency.class)
        .optional();
  }

  /** From now on nothing is asked for; answers the customer's open invoices. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Long> mark(long customerId, LocalDate on, String reason) {
    List<Long> open = set(customerId, Date.valueOf(on), reason, "insolvency");
    events.publishEvent(new CustomerInsolvent(customerId, on, reason));
    return open;
  }

  /** The customer pays again, or it was an error; answers the customer's open invoices. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Long> clear(long customerId) {
    List<Long> open = set(customerId, null, null, "insolvency over");
    events.publishEvent(new InsolvencyOver(customerId));
    return open;
  }

  private List<Long> set(long customerId, Date on, String reason, String cause) {
    locks.payers(List.of(customerId));
    jdbc.sql(
            """
            update receivables.customer
            set insolvent_on = ?, insolvency_reason = ?, version = version + 1
            where id = ?
            """)
        .params(java.util.Arrays.asList(on, reason, customerId))
        .update();
    List<Long> open =
        jdbc.sql(
                """
                select id from receivables.invoice where customer_id = ? and state = 'open' order by id
                """)
            .param(customerId)
            .query(Long.class)
            .list();
    nudges.about(open, cause);
    return open;
  }
}
