package org.dunwell.receivables.undo;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.time.DueWork;
import org.dunwell.receivables.journal.JournalEcho;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Undoes imports, oldest first. One transaction locks the customers, looks once more at everything
 * that may stand in the way, and takes all rows out or none; what comes then only tidies up.
 */
@Component
@Order(6)
class UndoWork implements DueWork {

  private final JdbcClient jdbc;
  private final Undo undo;
  private final List<Removal> removals;
  private final JournalEcho journal;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  UndoWork(
      JdbcClient jdbc,
      Undo undo,
      List<Removal> removals,
      JournalEcho journal,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.undo = undo;
    this.removals = removals;
    this.journal = journal;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "receivables.undo";
  }

  @Override
  public Optional<Instant> nextDue() {
    return jdbc.sql(
            "select id from receivables.import_run where state = 'undoing' order by id limit 1")
        .query(Long.class)
        .optional()
        .map(id -> Instant.EPOCH);
  }

  @Override
  public void runDue(Instant now) {
    try {
      transaction.executeWithoutResult(status -> claim().ifPresent(this::advance));
    } catch (DataIntegrityViolationException usedMeanwhile) {
      transaction.executeWithoutResult(
          status -> claim().ifPresent(run -> refuse(run, "something new refers to its rows")));
    }
  }

  /** The oldest; whoever else is at it is waited for. */
  private Optional<UndoRun> claim() {
    return jdbc.sql(
            "select "
                + UndoRun.COLUMNS
                + """
                from receivables.import_run
                where state = 'undoing'
                order by id
                limit 1
                for no key update
                """)
        .query(UndoRun.class)
        .optional();
  }

  private void advance(UndoRun run) {
    Brought brought = Brought.by(run.kind()).orElseThrow();
    Removal removal =
        removals.stream().filter(one -> one.takes().contains(brought)).findFirst().orElseThrow();
    if (run.undoDecided()) {
      tidy(run, removal);
      return;
    }
    removal.lock(run, brought);
    UndoPlan plan = undo.plan(run, brought);
    if (!plan.isFree()) {
      refuse(run, plan.reasons());
      return;
    }
    removal.takeOut(run, brought);
    journal.forget(run.id());
    jdbc.sql(
            """
            update receivables.import_run
            set
              undo_decided = true,
              undone_rows = :rows
            where id = :id
            """)
        .param("rows", plan.rows())
        .param("id", run.id())
        .update();
  }

  private void tidy(UndoRun run, Removal removal) {
    Optional<Long> after = removal.tidy(run);
    if (after.isEmpty()) {
      events.publishEvent(new ImportUndone(run.id(), run.kind()));
    }
    jdbc.sql(
            """
            update receivables.import_run
            set
              undo_after = coalesce(cast(:after as bigint), undo_after),
              state = case when cast(:after as bigint) is null then 'undone' else state end,
              undone_at = case when cast(:after as bigint) is null then cast(:now as timestamptz) end
            where id = :id
            """)
        .param("after", after.orElse(null))
        .param("now", Timestamp.from(clock.instant()))
        .param("id", run.id())
        .update();
  }

  private void refuse(UndoRun run, String why) {
    jdbc.sql(
            """
            update receivables.import_run
            set
              state = undo_from,
              undo_refused = :why
            where id = :id
            """)
        .param("why", why)
        .param("id", run.id())
        .update();
  }
}
