package org.dunwell.receivables.imports;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries a file out: its rows are stored and rolled back, so the report is as exact as a real run's
 * and nothing is left of it. What is stored stays locked until then and nobody can record a payment
 * of those customers, so after {@link #PORTION} rows it is rolled back and the next portion begins:
 * rows of one portion do not know those of another.
 */
@Component
class DryRuns {

  /** Some seconds' work, which is as long as people may be kept waiting. */
  static final int PORTION = 20_000;

  private final ImportRunMapper mapper;
  private final ChunkStore store;
  private final ImportEnd end;
  private final TransactionTemplate transaction;
  private final TransactionTemplate beside;

  DryRuns(
      ImportRunMapper mapper,
      ChunkStore store,
      ImportEnd end,
      PlatformTransactionManager transactions) {
    this.mapper = mapper;
    this.store = store;
    this.end = end;
    this.transaction = new TransactionTemplate(transactions);
    this.beside = new TransactionTemplate(transactions);
    beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * The whole run.
   *
   * @throws MovedOn when it was cancelled or another node is at it
   */
  void rehearse(ImportRun run, ImportKind kind, Reading file) {
    Rehearsal rehearsal = new Rehearsal();
    boolean more = true;
    for (boolean first = true; more; first = false) {
      boolean only = first;
      more =
          Boolean.TRUE.equals(
              transaction.execute(
                  status -> {
                    status.setRollbackOnly();
                    return portion(run, kind, file, rehearsal, only);
                  }));
    }
    end.rehearsed(run.id(), rehearsal, file.passed());
  }

  /** Answers whether the file goes on behind it. */
  private boolean portion(
      ImportRun run, ImportKind kind, Reading file, Rehearsal rehearsal, boolean first) {
    if (!mapper.claim(run.id())) {
      throw new MovedOn(run.id());
    }
    int stored = 0;
    for (List<Row> rows = file.take(); !rows.isEmpty(); rows = file.take()) {
      rehearsal.add(store.store(run.id(), kind, rows));
      show(run.id(), file.passed());
      stored += rows.size();
      if (stored >= PORTION) {
        return true;
      }
    }
    if (first) {
      // in the transaction that is rolled back: the question looks at the counts
      mapper.rehearsed(run.id(), file.passed(), rehearsal.counts(), null);
      rehearsal.ask(kind.question(run.id()));
    }
    return false;
  }

  /** In a transaction of its own, or nobody would see how far it is; stops when it is cancelled. */
  private void show(long id, Reading.Passed passed) {
    beside.executeWithoutResult(
        status -> {
          if (mapper.passed(id, passed) == 0) {
            throw new MovedOn(id);
          }
        });
  }
}
