package org.dunwell.receivables.undo;

import java.util.List;
import java.util.Set;
import org.dunwell.platform.Nudges;
import org.dunwell.receivables.InvoicesSettled;
import org.dunwell.receivables.Purse;
import org.dunwell.receivables.UnappliedCashChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Payments and credit notes that never were: what they closed is open again, and neither they nor
 * their allocations stay. (A payment that came and went back is reversed instead, and stays.)
 */
@Component
class CashRemoval implements Removal {

  /** Invoices one event names at most. */
  private static final int NAMED = 200;

  private final JdbcClient jdbc;
  private final RemovedLines lines;
  private final Nudges nudges;
  private final ApplicationEventPublisher events;

  CashRemoval(
      JdbcClient jdbc, RemovedLines lines, Nudges nudges, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.lines = lines;
    this.nudges = nudges;
    this.events = events;
  }

  @Override
  public Set<Brought> takes() {
    return Set.of(Brought.PAYMENTS, Brought.CREDIT_NOTES);
  }

  private static String column(Brought brought) {
    return brought == Brought.PAYMENTS ? "payment_id" : "credit_note_id";
  }

  @Override
  public void lock(UndoRun run, Brought brought) {
    jdbc.sql(
            """
            select id
            from receivables.customer
            where id in (
              select customer_id from %1$s where import_id = :import
              union
              select invoice.customer_id
              from %1$s source
              join receivables.allocation given on given.%2$s = source.id
              join receivables.invoice invoice on invoice.id = given.invoice_id
              where source.import_id = :import)
            order by id
            for no key update
            """
                .formatted(brought.table(), column(brought)))
        .param("import", run.id())
        .query(Long.class)
        .list();
  }

  @Override
  public void takeOut(UndoRun run, Brought brought) {
    List<Purse> purses = purses(run, brought);
    List<Long> ids =
        ids("select id from %s where import_id = :import order by id", brought, run.id());
    List<Long> invoices =
        ids(
            """
            select distinct given.invoice_id
            from %1$s source
            join receivables.allocation given on given.%2$s = source.id
            where source.import_id = :import
              and given.reversed_on is null
            order by 1
            """,
            brought, run.id());
    lines.about(run, brought, ids.toArray(Long[]::new));
    reopen("instalment", "instalment_id", "", brought, run.id());
    reopen(
        "invoice",
        "invoice_id",
        """
        , open_charges = it.open_charges + back.charges,
          state = 'open', closed_on = null, version = it.version + 1""",
        brought,
        run.id());
    remove(brought, run.id());
    nudges.about(invoices, "import-undone");
    nudges.about(ofPurses(run, purses), "import-undone");
    for (int i = 0; i < invoices.size(); i += NAMED) {
      events.publishEvent(
          new InvoicesSettled(invoices.subList(i, Math.min(i + NAMED, invoices.size()))));
    }
    if (brought == Brought.PAYMENTS && !purses.isEmpty()) {
      events.publishEvent(new UnappliedCashChanged(purses));
    }
  }

  private void reopen(String table, String key, String more, Brought brought, long importId) {
    jdbc.sql(
            """
            update receivables.%1$s it
            set open_amount = it.open_amount + back.amount%3$s
            from (
              select
                given.%2$s as id,
                sum(given.amount) as amount,
                coalesce(sum(given.amount) filter (where part.kind <> 'principal'), 0) as charges
              from %4$s source
              join receivables.allocation given on given.%5$s = source.id
              join receivables.instalment part on part.id = given.instalment_id
              where source.import_id = :import
                and given.reversed_on is null
              group by given.%2$s) back
            where it.id = back.id
            """
                .formatted(table, key, more, brought.table(), column(brought)))
        .param("import", importId)
        .update();
  }

  private void remove(Brought brought, long importId) {
    for (String part :
        brought == Brought.PAYMENTS ? List.of("allocation", "deduction") : List.of("allocation")) {
      jdbc.sql(
              """
              delete from receivables.%s part
              using %s source
              where source.import_id = :import
                and part.%s = source.id
              """
                  .formatted(part, brought.table(), column(brought)))
          .param("import", importId)
          .update();
    }
    jdbc.sql("delete from %s where import_id = :import".formatted(brought.table()))
        .param("import", importId)
        .update();
  }

  private List<Purse> purses(UndoRun run, Brought brought) {
    return jdbc.sql(
            """
            select distinct customer_id, selling_entity_id, currency
            from %s
            where import_id = :import
              and unapplied_amount > 0
            order by 1, 2, 3
            """
                .formatted(brought.table()))
        .param("import", run.id())
        .query(Purse.class)
        .list();
  }

  /** A credit that was netted is gone: all that is open of its owner looks different now. */
  private List<Long> ofPurses(UndoRun run, List<Purse> purses) {
    return jdbc.sql(
            """
            select id
            from receivables.invoice
            where customer_id = any (:customers)
              and state = 'open'
            order by id
            """)
        .param("customers", purses.stream().map(Purse::customerId).distinct().toArray(Long[]::new))
        .query(Long.class)
        .list();
  }

  private List<Long> ids(String sql, Brought brought, long importId) {
    return jdbc.sql(sql.formatted(brought.table(), column(brought)))
        .param("import", importId)
        .query(Long.class)
        .list();
  }
}
