package org.dunwell.platform.database;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Empties the whole ledger and everything that grew on it, cases included; models, deployments,
 * users, who is connected (tokens, order systems) and the clock stay. For the sandbox and for
 * tests; refuses in live mode.
 */
@Component
public class CleanSlate {

  /** Above this, emptying a table row by row takes longer than making its files anew. */
  private static final long LARGE = 4L << 20;

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
    List<Table> tables = tables();
    if (tables.stream().anyMatch(Table::isLarge) || !mayRestTriggers()) {
      truncate(tables);
    } else {
      delete(tables);
    }
    // Forms and diagrams live in the same table as variables: only deployments' bytes stay.
    jdbc.sql("delete from act_ge_bytearray where deployment_id_ is null").update();
    events.publishEvent(new SlateWiped());
  }

  /**
   * A table to be emptied.
   *
   * @param name with its schema, quoted
   * @param bytes how much it takes on the disk, without indexes
   */
  private record Table(String name, long bytes) {

    boolean isLarge() {
      return bytes > LARGE;
    }
  }

  private void truncate(List<Table> tables) {
    jdbc.sql("truncate " + joined(tables, "%s", ", ") + " restart identity cascade").update();
  }

  /**
   * Takes the rows out one table after the other, in no order: all go, so no foreign key has to be
   * asked. Unlike a truncated table, one that was emptied so is still known to every plan.
   */
  private void delete(List<Table> tables) {
    jdbc.sql("set local session_replication_role = replica").update();
    String asked = joined(tables, "select '%1$s' where exists (select 1 from %1$s)", " union all ");
    jdbc.sql(asked).query(String.class).list().stream()
        .map(filled -> "delete from " + filled)
        .forEach(delete -> jdbc.sql(delete).update());
    restartNumbers(tables);
    jdbc.sql("set local session_replication_role = origin").update();
  }

  /** A name of ours has no quote in it: it was read from the catalogue and quoted there. */
  private static String joined(List<Table> tables, String each, String between) {
    return tables.stream()
        .map(table -> each.formatted(table.name()))
        .collect(Collectors.joining(between));
  }

  private void restartNumbers(List<Table> tables) {
    jdbc.sql(
            """
            with number as materialized (
              select sequence.seqrelid, sequence.seqstart
              from unnest(cast(:tables as regclass[])) as emptied (id)
              join pg_depend depend
                on depend.refclassid = 'pg_class'::regclass
                and depend.refobjid = emptied.id
                and depend.classid = 'pg_class'::regclass
                and depend.deptype in ('a', 'i')
              join pg_sequence sequence
                on sequence.seqrelid = depend.objid
            )
            select setval(seqrelid::regclass, seqstart, false)
            from number
            where pg_sequence_last_value(seqrelid) is not null
            """)
        .param("tables", tables.stream().map(Table::name).toArray(String[]::new))
        .query(Long.class)
        .list();
  }

  private boolean mayRestTriggers() {
    return jdbc.sql("select rolsuper from pg_roles where rolname = current_user")
        .query(Boolean.class)
        .single();
  }

  /** What is listed here, and all that refers to it, in whatever room it lies. */
  private List<Table> tables() {
    return jdbc.sql(
            """
            with recursive emptied (id) as (
              select format('%I.%I', table_schema, table_name)::regclass::oid
              from information_schema.tables
              where table_type = 'BASE TABLE'
                and (table_schema in
                          ('receivables', 'contact', 'payments', 'collections', 'portal', 'replay',
                           'sandbox')
                        and table_name not in
                          ('yardstick', 'template_version', 'limitation_period', 'clearing_order',
                           'reference_rate', 'late_payment_law', 'late_payment_lump_sum',
                           'recording_law', 'desk_phone')
                     or table_schema = 'credit'
                        and table_name not in
                          ('exchange_rate', 'consent_wording', 'number_format', 'order_system')
                     or table_schema = 'disputes' and table_name = 'root_cause'
                     or table_schema = 'platform'
                        and table_name not in
                          ('decision_model', 'decision_live', 'api_token', 'sandbox_time', 'secret')
                     or table_schema = 'public'
                        and (table_name like 'act_ru_%' or table_name like 'act_hi_%')
                        and table_name not in ('act_ru_authorization', 'act_ru_filter', 'act_ru_jobdef'))
              union
              select referring.conrelid
              from emptied
              join pg_constraint referring
                on referring.confrelid = emptied.id
                and referring.contype = 'f'
            )
            select id::regclass::text as name,
              pg_relation_size(id) as bytes
            from emptied
            order by 1
            """)
        .query(Table.class)
        .list();
  }
}
