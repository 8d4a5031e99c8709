package org.dunwell.receivables.undo;

import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.undo.UndoPlan.Hindrance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Imports that were a mistake. */
@Component
public class Undo {

  /** More rows than this nobody goes through by hand. */
  private static final int LISTED = 10_000;

  private final JdbcClient jdbc;
  private final Hindrances hindrances;

  Undo(JdbcClient jdbc, Hindrances hindrances) {
    this.jdbc = jdbc;
    this.hindrances = hindrances;
  }

  /**
   * How the undoing of an import stands.
   *
   * @throws NotThere when there is no such import
   */
  public UndoRun run(long importId) {
    return jdbc.sql("select " + UndoRun.COLUMNS + " from receivables.import_run where id = :id")
        .param("id", importId)
        .query(UndoRun.class)
        .optional()
        .orElseThrow(() -> new NotThere("import", Long.toString(importId)));
  }

  /**
   * What would be undone and what stands in the way; changes nothing.
   *
   * @throws BrokenRule when this import is none that can be undone
   */
  @Transactional(readOnly = true)
  public UndoPlan plan(long importId) {
    UndoRun run = run(importId);
    return plan(run, run.brought());
  }

  UndoPlan plan(UndoRun run, Brought brought) {
    List<Hindrance> found = hindrances.of(run.id(), brought);
    return new UndoPlan(
        run.id(), run.kind(), brought.words(), rows(run, brought), sums(run, brought), found);
  }

  /** What stands in the way, row by row: reason and number. */
  @Transactional(readOnly = true)
  public List<String[]> listed(long importId) {
    UndoRun run = run(importId);
    return hindrances.lines(importId, run.brought(), LISTED).stream()
        .map(line -> new String[] {line.name(), line.reason()})
        .toList();
  }

  /**
   * Has an import undone, soon.
   *
   * @return what stands in the way, in which case nothing becomes of it
   * @throws BrokenRule when this import is none that can be undone
   */
  @Transactional
  public UndoPlan ask(long importId, String by) {
    UndoRun run = run(importId);
    UndoPlan plan = plan(run, run.brought());
    if (plan.rows() == 0) {
      throw new BrokenRule("Import %d brought nothing that could be undone.".formatted(importId));
    }
    if (plan.isFree() && start(importId, by) == 0) {
      throw new BrokenRule("Import %d is being undone by somebody else.".formatted(importId));
    }
    return plan;
  }

  private int start(long importId, String by) {
    return jdbc.sql(
            """
            update receivables.import_run
            set
              undo_from = state,
              state = 'undoing',
              undo_by = :by,
              undo_refused = null
            where id = :id
              and state in ('done', 'failed', 'cancelled')
            """)
        .param("id", importId)
        .param("by", by)
        .update();
  }

  private long rows(UndoRun run, Brought brought) {
    return jdbc.sql("select count(*) from %s where import_id = :id".formatted(brought.table()))
        .param("id", run.id())
        .query(Long.class)
        .single();
  }

  private List<String> sums(UndoRun run, Brought brought) {
    if (!brought.hasAmount()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select currency || ' ' || trim_scale(sum(amount))
            from %s
            where import_id = :id
            group by currency
            order by currency
            """
                .formatted(brought.table()))
        .param("id", run.id())
        .query(String.class)
        .list();
  }
}
