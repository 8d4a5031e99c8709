package org.dunwell.platform.database;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Empties the whole ledger and everything that grew on it, cases included; models, deployments,
 * users and the clock stay. For the sandbox and for tests; refuses in live mode.
 */
@Component
public class CleanSlate {

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final boolean live;

  CleanSlate(
      JdbcClient jdbc, ApplicationEventPublisher events, @Value("${dunwell.mode}") String mode) {
    this.jdbc = jdbc;
    this.events = events;
    this.live = mode.equals("live");
  }

  @Transactional
  public void wipe() {
    if (live) {
      throw new IllegalStateException("The ledger of a live Dunwell is never emptied.");
    }
    jdbc.sql("truncate " + String.join(", ", tables()) + " restart identity cascade").update();
    // Forms and diagrams live in the same table as variables: only deployments' bytes stay.
    jdbc.sql("delete from act_ge_bytearray where deployment_id_ is null").update();
    events.publishEvent(new SlateWiped());
  }

  private List<String> tables() {
    return jdbc.sql(
            """
            select quote_ident(table_schema) || '.' || quote_ident(table_name)
            from information_schema.tables
            where table_type = 'BASE TABLE'
              and (table_schema in
                        ('receivables', 'contact', 'payments', 'collections', 'portal', 'replay',
                         'sandbox')
                      and table_name not in
                        ('yardstick', 'template_version', 'limitation_period', 'clearing_order',
                         'reference_rate', 'late_payment_law', 'late_payment_lump_sum')
                   or table_schema = 'disputes' and table_name = 'root_cause'
                   or table_schema = 'platform'
                      and table_name not in
                        ('decision_model', 'decision_live', 'api_token', 'sandbox_time', 'secret')
                   or table_schema = 'public'
                      and (table_name like 'act_ru_%' or table_name like 'act_hi_%')
                      and table_name not in ('act_ru_authorization', 'act_ru_filter', 'act_ru_jobdef'))
            order by 1
            """)
        .query(String.class)
        .list();
  }
}
