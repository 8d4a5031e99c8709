package org.dunwell.platform;

import java.time.Clock;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * "Something about these invoices has changed: look again." Any room leaves a nudge in the same
 * transaction as the fact itself, so neither is ever there without the other; the relay in
 * collections is the only reader and wakes the cases.
 */
@Component
public class Nudges {

  private final JdbcClient jdbc;
  private final Clock clock;

  Nudges(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Leaves one nudge per invoice.
   *
   * @param cause a word for logs and the timeline, such as {@code payment} or {@code block}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void about(Collection<Long> invoiceIds, String cause) {
    if (invoiceIds.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into platform.nudge (invoice_id, cause, created_at)
            select distinct unnest(:invoices::bigint[]), :cause, cast(:now as timestamptz)
            """)
        .param("invoices", invoiceIds.toArray(Long[]::new))
        .param("cause", cause)
        .param("now", java.sql.Timestamp.from(clock.instant()))
        .update();
  }
}
