package org.dunwell.receivables.imports;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes after the last row of a file: a question perhaps, what is left to do, the news. */
@Component
class ImportEnd {

  /** From here on the planner's picture of the tables is worth renewing. */
  private static final long LARGE = 1_000;

  private final ImportRunMapper mapper;
  private final ImportKinds kinds;
  private final ProblemLog problemLog;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ImportEnd(
      ImportRunMapper mapper,
      ImportKinds kinds,
      ProblemLog problemLog,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.kinds = kinds;
    this.problemLog = problemLog;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  void note(long id, List<Problem> problems) {
    problemLog.add(id, problems);
  }

  /** All rows are stored: asks, or completes. */
  void finish(ImportRun run, ImportKind kind) {
    Optional<String> question = run.answer() == null ? kind.question(run.id()) : Optional.empty();
    if (question.isPresent()) {
      still(run.id(), mapper.ask(run.id(), question.get()));
      return;
    }
    boolean agreed = !"no".equals(run.answer());
    while (!Boolean.TRUE.equals(transaction.execute(status -> complete(run, kind, agreed)))) {
      // each portion is a transaction of its own and the next goes on behind it
      continue;
    }
    transaction.executeWithoutResult(
        status -> {
          end(run.id(), "done", null);
          tell(run);
        });
  }

  private boolean complete(ImportRun run, ImportKind kind, boolean agreed) {
    if (mapper.lockRunning(run.id()) == null) {
      throw new MovedOn(run.id());
    }
    return kind.complete(run.id(), agreed);
  }

  private void tell(ImportRun run) {
    if (run.accepted() >= LARGE) {
      jdbc.sql(
              """
              analyze receivables.customer, receivables.contact, receivables.invoice,
                receivables.instalment, receivables.payment, receivables.credit_note,
                receivables.allocation
              """)
          .update();
    }
    events.publishEvent(new ImportCompleted(run.id(), run.kind()));
  }

  /** Between two chunks: what was taken stays; a run that waits or asks just ends. */
  void cancelled(ImportRun run, String by) {
    if (mapper.cancel(run.id(), by, now()) == 0) {
      throw new BrokenRule(
          "Import %d is %s: there is nothing to cancel any more.".formatted(run.id(), run.state()));
    }
    mapper.dropPieces(run.id());
    mapper.dropSeen(run.id());
    kinds.byName(run.kind()).ended(run.id(), "cancelled", null);
    if (run.accepted() > 0 && !run.dryRun()) {
      tell(mapper.byId(run.id()));
    }
  }

  void failed(long id, String why, List<Problem> problems) {
    transaction.executeWithoutResult(
        status -> {
          problemLog.add(id, problems);
          end(id, "failed", why);
        });
  }

  void rehearsed(long id, Rehearsal rehearsal, Reading.Passed passed) {
    transaction.executeWithoutResult(
        status -> {
          problemLog.add(id, rehearsal.problems());
          still(id, mapper.rehearsed(id, passed, rehearsal.counts(), rehearsal.question()));
          end(id, "done", null);
        });
  }

  private void end(long id, String state, String failure) {
    still(id, mapper.end(id, state, failure, now()));
    mapper.dropPieces(id);
    mapper.dropSeen(id);
    kinds.byName(mapper.byId(id).kind()).ended(id, state, failure);
  }

  private static void still(long id, int rows) {
    if (rows == 0) {
      throw new MovedOn(id);
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
