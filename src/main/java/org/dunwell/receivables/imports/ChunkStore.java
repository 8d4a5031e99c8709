package org.dunwell.receivables.imports;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores one chunk of rows in the caller's transaction. A row that the database refuses for a
 * reason no check foresaw is found by halving the chunk and reported like any other.
 */
@Component
class ChunkStore {

  private static final Logger log = LoggerFactory.getLogger(ChunkStore.class);

  /** More rows than this that nothing foresaw are a fault of ours and not of the file. */
  private static final int MAX_SURPRISES = 50;

  private final TransactionTemplate nested;

  ChunkStore(PlatformTransactionManager manager) {
    this.nested = new TransactionTemplate(manager);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /** What became of a chunk. */
  record Result(Counts counts, List<Problem> problems) {}

  Result store(Long importId, ImportKind kind, List<Row> rows) {
    List<Row> good = rows.stream().filter(row -> row.problems().isEmpty()).toList();
    List<Row> bad = rows.stream().filter(row -> !row.problems().isEmpty()).toList();
    List<Problem> problems = new ArrayList<>();
    bad.forEach(row -> problems.addAll(row.problems()));
    if (!bad.isEmpty()) {
      kind.unreadable(importId, bad);
    }
    Outcomes outcomes = good.isEmpty() ? nothing() : apply(importId, kind, good, new int[1]);
    problems.addAll(outcomes.rejected());
    long unidentified = bad.stream().filter(row -> row.text("number") == null).count();
    return new Result(
        new Counts(
            rows.size(),
            outcomes.accepted(),
            outcomes.unchanged(),
            bad.size() + outcomes.rejectedRows(),
            unidentified),
        problems);
  }

  private static Outcomes nothing() {
    return new Outcomes(0, 0, List.of());
  }

  private Outcomes apply(Long importId, ImportKind kind, List<Row> rows, int[] surprises) {
    try {
      return nested.execute(status -> kind.apply(importId, rows));
    } catch (TransientDataAccessException
        | RecoverableDataAccessException
        | DataAccessResourceFailureException
        | TransactionException technical) {
      throw technical;
    } catch (RuntimeException surprise) {
      if (rows.size() == 1) {
        return refused(rows.get(0), surprise, surprises);
      }
      int half = rows.size() / 2;
      return sum(
          apply(importId, kind, rows.subList(0, half), surprises),
          apply(importId, kind, rows.subList(half, rows.size()), surprises));
    }
  }

  private static Outcomes refused(Row row, RuntimeException surprise, int[] surprises) {
    if (++surprises[0] > MAX_SURPRISES) {
      throw surprise;
    }
    log.warn("Line {} could not be stored", row.line(), surprise);
    return new Outcomes(
        0,
        0,
        List.of(
            row.problem(
                null,
                "The row could not be stored: " + rootOf(surprise).getMessage(),
                "Look whether a value is out of the ordinary; the log has the details.")));
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static Outcomes sum(Outcomes one, Outcomes other) {
    List<Problem> problems = new ArrayList<>(one.rejected());
    problems.addAll(other.rejected());
    return new Outcomes(
        one.accepted() + other.accepted(), one.unchanged() + other.unchanged(), problems);
  }
}
