package org.dunwell.platform.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works through a list in portions, each in a transaction of its own, a few of them side by side
 * ({@link Crew}), so in no order that anybody may rely on. A portion that met a concurrent change
 * is done again; one that fails otherwise is halved until the culprit is alone, so one bad item
 * never holds up the others.
 */
@Component
public class Portions {

  /** Measured: more per transaction gains nothing, fewer loses the driver's folding. */
  public static final int SIZE = 100;

  /** The first commit wins; whoever lost tries again, a few times. */
  private static final int CONFLICTS = 5;

  private final TransactionTemplate transaction;
  private final Counter conflicts;
  private final Crew crew;

  Portions(PlatformTransactionManager manager, MeterRegistry metrics, Crew crew) {
    this.transaction = new TransactionTemplate(manager);
    this.crew = crew;
    this.conflicts =
        Counter.builder("dunwell.conflicts")
            .description("Portions of work done again because somebody else committed first")
            .register(metrics);
  }

  /**
   * The caller must not be in a transaction: the others of the crew would wait for its locks.
   *
   * @param work gets at most {@link #SIZE} items, inside a transaction
   * @param failed gets each item that cannot be done, outside any transaction
   */
  public <T> void work(
      List<T> items, Consumer<List<T>> work, BiConsumer<T, RuntimeException> failed) {
    List<Runnable> portions = new ArrayList<>();
    for (int from = 0; from < items.size(); from += SIZE) {
      List<T> some = items.subList(from, Math.min(items.size(), from + SIZE));
      portions.add(() -> portion(some, work, failed));
    }
    crew.doAll(portions);
  }

  private <T> void portion(
      List<T> items, Consumer<List<T>> work, BiConsumer<T, RuntimeException> failed) {
    try {
      withRetries(items, work);
    } catch (RuntimeException failure) {
      if (items.size() == 1) {
        failed.accept(items.get(0), failure);
      } else {
        int half = items.size() / 2;
        portion(items.subList(0, half), work, failed);
        portion(items.subList(half, items.size()), work, failed);
      }
    }
  }

  private <T> void withRetries(List<T> items, Consumer<List<T>> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        transaction.executeWithoutResult(status -> work.accept(items));
        return;
      } catch (OptimisticLockingException | ConcurrencyFailureException conflict) {
        conflicts.increment();
        if (attempt == CONFLICTS) {
          throw conflict;
        }
      }
    }
  }
}
