package org.dunwell.receivables.undo;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dunwell.platform.Nudges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Invoices that should not be there. They are closed under another number at once, so that the
 * right file can come; then those that nothing points at are removed and the others stay, closed as
 * "import undone", for the cases that were opened about them.
 */
@Component
class InvoiceRemoval implements Removal {

  private static final int PORTION = 2_000;

  private final JdbcClient jdbc;
  private final References references;
  private final RemovedLines lines;
  private final Nudges nudges;
  private final Clock clock;

  InvoiceRemoval(
      JdbcClient jdbc, References references, RemovedLines lines, Nudges nudges, Clock clock) {
    this.jdbc = jdbc;
    this.references = references;
    this.lines = lines;
    this.nudges = nudges;
    this.clock = clock;
  }

  @Override
  public Set<Brought> takes() {
    return Set.of(Brought.INVOICES);
  }

  @Override
  public void lock(UndoRun run, Brought brought) {
    jdbc.sql(
            """
            select id
            from receivables.customer
            where id in (select customer_id from receivables.invoice where import_id = :import)
            order by id
            for no key update
            """)
        .param("import", run.id())
        .query(Long.class)
        .list();
  }

  @Override
  public void takeOut(UndoRun run, Brought brought) {
    jdbc.sql(
            """
            update receivables.instalment part
            set open_amount = 0
            from receivables.invoice invoice
            where invoice.import_id = :import
              and part.invoice_id = invoice.id
              and part.open_amount > 0
            """)
        .param("import", run.id())
        .update();
    jdbc.sql(
            """
            update receivables.invoice invoice
            set
              state = 'import-undone',
              open_amount = 0,
              open_charges = 0,
              number = invoice.number || ' (import ' || :import || ' undone)',
              closed_on = (cast(:now as timestamptz) at time zone entity.time_zone)::date,
              version = invoice.version + 1
            from receivables.selling_entity entity
            where invoice.import_id = :import
              and entity.id = invoice.selling_entity_id
            """)
        .param("import", run.id())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  @Override
  public Optional<Long> tidy(UndoRun run) {
    List<Long> ids = portion(run);
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    Long[] all = ids.toArray(Long[]::new);
    lines.about(run, Brought.INVOICES, all);
    nudges.about(nettedAnew(all), "import-undone");
    List<Long> staying = staying(all);
    nudges.about(staying, "import-undone");
    remove(ids.stream().filter(id -> !staying.contains(id)).toArray(Long[]::new));
    return Optional.of(ids.get(ids.size() - 1));
  }

  private List<Long> portion(UndoRun run) {
    return jdbc.sql(
            """
            select id
            from receivables.invoice
            where import_id = :import
              and id > :after
            order by id
            limit :limit
            """)
        .param("import", run.id())
        .param("after", run.undoAfter())
        .param("limit", PORTION)
        .query(Long.class)
        .list();
  }

  /** What the customers' credits covered of these covers something else now. */
  private List<Long> nettedAnew(Long[] ids) {
    return jdbc.sql(
            """
            select open.id
            from receivables.invoice open
            where open.state = 'open'
              and open.customer_id in (
                select gone.customer_id
                from receivables.invoice gone
                where gone.id = any (:ids)
                  and (exists (
                      select 1
                      from receivables.payment payment
                      where payment.customer_id = gone.customer_id
                        and payment.unapplied_amount > 0)
                    or exists (
                      select 1
                      from receivables.credit_note note
                      where note.customer_id = gone.customer_id
                        and note.unapplied_amount > 0)))
            order by open.id
            """)
        .param("ids", ids)
        .query(Long.class)
        .list();
  }

  private List<Long> staying(Long[] ids) {
    return jdbc.sql(
            """
            select it.id
            from receivables.invoice it
            where it.id = any (:ids)
              and (%s)
            order by it.id
            """
                .formatted(references.anyTo(Brought.INVOICES)))
        .param("ids", ids)
        .query(Long.class)
        .list();
  }

  private void remove(Long[] ids) {
    for (String part :
        List.of(
            "allocation",
            "instalment",
            "import_seen",
            "invoice_document",
            "document_miss",
            "block")) {
      jdbc.sql("delete from receivables.%s where invoice_id = any (:ids)".formatted(part))
          .param("ids", ids)
          .update();
    }
    jdbc.sql("delete from receivables.invoice where id = any (:ids)").param("ids", ids).update();
  }
}
