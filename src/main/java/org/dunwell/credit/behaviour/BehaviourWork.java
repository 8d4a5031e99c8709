package org.dunwell.credit.behaviour;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.time.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the rows of marked customers anew, some hundred at a time; the marks go in the same
 * transaction, and whoever listens judges anew in it. While the time machine walks nobody asks, so
 * it is done when the walk has arrived.
 */
@Component
@Order(25)
class BehaviourWork implements DueWork {

  /** Enough to spread a statement's cost, few enough to be through in half a second. */
  private static final int AT_ONCE = 500;

  private static final int MARKS_AT_ONCE = 4 * AT_ONCE;

  private final JdbcClient jdbc;
  private final Behaviours behaviours;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  BehaviourWork(
      JdbcClient jdbc,
      Behaviours behaviours,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.behaviours = behaviours;
    this.events = events;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "credit.behaviour";
  }

  @Override
  public Optional<Instant> nextDue() {
    return jdbc.sql(
            """
            select marked_at
            from credit.behaviour_mark
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
          List<Long> customers = take();
          if (!customers.isEmpty()) {
            behaviours.renew(customers);
            events.publishEvent(new BehavioursChanged(customers));
          }
        });
  }

  private List<Long> take() {
    return jdbc.sql(
            """
            with oldest as materialized (
              select customer_id
              from (
                select id, customer_id
                from credit.behaviour_mark
                order by id
                limit %d) m
              group by customer_id
              order by min(id)
              limit %d),
            taken as (
              delete from credit.behaviour_mark
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
