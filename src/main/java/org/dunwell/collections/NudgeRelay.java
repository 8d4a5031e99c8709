package org.dunwell.collections;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.collections.worklist.WorklistMarks;
import org.dunwell.platform.engine.Portions;
import org.dunwell.platform.time.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings nudges to the cases. A nudge is deleted in the transaction in which its case has looked
 * again: whatever is killed in between, it is looked at again.
 */
@Component
@Order(10)
class NudgeRelay implements DueWork {

  private static final int AT_ONCE = 4_000;

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Portions portions;
  private final CaseTroubles troubles;
  private final WorklistMarks worklist;
  private final TransactionTemplate transaction;

  NudgeRelay(
      JdbcClient jdbc,
      Cases cases,
      Portions portions,
      CaseTroubles troubles,
      WorklistMarks worklist,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.portions = portions;
    this.troubles = troubles;
    this.worklist = worklist;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "collections.relay";
  }

  @Override
  public Optional<Instant> nextDue() {
    return jdbc.sql("select created_at from platform.nudge order by id limit 1")
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  @Override
  public boolean sharedByNodes() {
    return true;
  }

  @Override
  public void runDue(Instant now) {
    List<Long> nudged =
        jdbc.sql(
                """
                select invoice_id
                from (select invoice_id from platform.nudge order by id limit %d) oldest
                group by invoice_id
                order by invoice_id
                """
                    .formatted(AT_ONCE))
            .query(Long.class)
            .list();
    portions.work(nudged, this::relay, this::giveUp);
  }

  private void relay(List<Long> invoiceIds) {
    List<Long> taken = take(invoiceIds);
    if (!taken.isEmpty()) {
      worklist.invoices(taken);
      cases.lookAgain(taken);
    }
  }

  /** Nudges another node is at are its own; those that come later stay for the next round. */
  private List<Long> take(List<Long> invoiceIds) {
    return jdbc.sql(
            """
            with taken as (
              delete from platform.nudge
              where id in (
                select id
                from platform.nudge
                where invoice_id = any(:invoices)
                order by id
                for update skip locked)
              returning invoice_id)
            select distinct invoice_id from taken order by invoice_id
            """)
        .param("invoices", invoiceIds.toArray(Long[]::new))
        .query(Long.class)
        .list();
  }

  /** The nudge becomes a trouble that people see and retry; the others go on. */
  private void giveUp(long invoiceId, RuntimeException failure) {
    transaction.executeWithoutResult(
        status -> {
          take(List.of(invoiceId));
          troubles.report(invoiceId, failure);
        });
  }
}
