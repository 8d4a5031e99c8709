package org.dunwell.collections;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.RuntimeService;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two payments and a due timer hit one case in the same moment, as two nodes would let them: every
 * case must come out right, a hundred times over, and enough of them must really have collided.
 */
@DunwellTest
class CollisionTest {

  private static final int ROUNDS = 100;
  private static final int MUST_COLLIDE = 20;

  @Autowired TestLedger ledger;
  @Autowired DunwellClock clock;
  @Autowired List<DueWork> works;
  @Autowired MeterRegistry metrics;
  @Autowired RuntimeService runtime;
  @Autowired Troubles troubles;

  @Test
  void everyCaseEndsRightHoweverTheyCollide() throws Exception {
    ledger.begin();
    List<Long> invoices = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      invoices.add(ledger.invoice(ledger.customer("C" + round), "R" + round, "100.00", 1));
    }
    ledger.work();
    clock.standAt(TestLedger.MONDAY.plusSeconds(86_400));

    int collided = 0;
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      for (long invoice : invoices) {
        collided += collide(threads, invoice) ? 1 : 0;
      }
    } finally {
      threads.shutdownNow();
    }
    ledger.work();

    System.out.printf("%d of %d rounds were seen to collide%n", collided, ROUNDS);
    assertThat(ledger.count("collections.past_due_case where outcome = 'paid'")).isEqualTo(ROUNDS);
    assertThat(ledger.count("receivables.payment where unapplied_amount <> 0")).isZero();
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    assertThat(runtime.createIncidentQuery().count()).isZero();
    assertThat(troubles.open(10)).isEmpty();
    assertThat(collided).isGreaterThanOrEqualTo(MUST_COLLIDE);
  }

  /** Whether somebody was seen to wait for a lock or to lose against another commit. */
  private boolean collide(ExecutorService threads, long invoice) throws Exception {
    double before = conflicts();
    makeTimerDue(invoice);
    AtomicBoolean done = new AtomicBoolean();
    CyclicBarrier start = new CyclicBarrier(5);
    Future<Boolean> waits = threads.submit(() -> watchLocks(start, done));
    List<Future<Object>> hits =
        List.of(
            threads.submit(at(start, () -> ledger.pay(invoice, "A" + invoice, "50.00"))),
            threads.submit(at(start, () -> ledger.pay(invoice, "B" + invoice, "50.00"))),
            threads.submit(at(start, () -> run("platform.engine-timers"))),
            threads.submit(at(start, () -> run("collections.relay"))));
    for (Future<Object> hit : hits) {
      hit.get();
    }
    done.set(true);
    return waits.get() || conflicts() > before;
  }

  private void makeTimerDue(long invoice) {
    ledger.update(
        """
        update act_ru_job set duedate_ = ?
        where process_instance_id_ = (
          select process_instance_id
          from collections.past_due_case
          where invoice_id = ? and ended_at is null)
        """,
        java.sql.Timestamp.from(clock.instant()),
        invoice);
    ledger.update(
        """
        insert into platform.nudge (invoice_id, cause, created_at) values (?, 'test', ?)
        """,
        invoice,
        java.sql.Timestamp.from(clock.instant()));
  }

  private void run(String name) {
    works.stream()
        .filter(work -> work.name().equals(name))
        .forEach(work -> work.runDue(clock.instant()));
  }

  private boolean watchLocks(CyclicBarrier start, AtomicBoolean done) throws Exception {
    boolean seen = false;
    start.await();
    while (!done.get()) {
      seen |= ledger.count("pg_locks where not granted") > 0;
    }
    return seen;
  }

  private static Callable<Object> at(CyclicBarrier start, Runnable hit) {
    return () -> {
      start.await();
      hit.run();
      return null;
    };
  }

  private double conflicts() {
    return metrics.counter("dunwell.conflicts").count();
  }
}
