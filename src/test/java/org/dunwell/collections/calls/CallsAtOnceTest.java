package org.dunwell.collections.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.Troubles;
import org.dunwell.workspace.process.TaskDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people complete one call in the same moment; a payment arrives while a form is open. */
@DunwellTest
class CallsAtOnceTest {

  private static final int ROUNDS = 12;

  @Autowired TestLedger ledger;
  @Autowired TaskService tasks;
  @Autowired TaskDesk desk;
  @Autowired RuntimeService runtime;
  @Autowired Troubles troubles;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Long> invoices = new ArrayList<>();

  @BeforeEach
  void manyCallsWait() {
    ledger.begin();
    for (int round = 0; round < ROUNDS; round++) {
      invoices.add(ledger.invoice(ledger.customer("C" + round), "R" + round, "100.00", 16));
    }
    ledger.work();
  }

  @AfterEach
  void nothingIsLeftBroken() {
    threads.shutdownNow();
    assertThat(troubles.open(10)).isEmpty();
    assertThat(runtime.createIncidentQuery().count()).isZero();
  }

  @Test
  void oneOfTwoWhoCompleteACallAtTheSameMomentWinsAndNothingIsDoubled() throws Exception {
    for (Task task : open()) {
      int won =
          together(
              () -> complete(task, "collector", TODAY.plusDays(7).toString()),
              () -> complete(task, "manager", TODAY.plusDays(8).toString()));
      assertThat(won).isEqualTo(1);
    }
    ledger.work();
    assertThat(ledger.count("collections.call")).isEqualTo(ROUNDS);
    assertThat(ledger.count("promises.promise")).isEqualTo(ROUNDS);
    assertThat(ledger.count("receivables.block where lifted_at is null")).isEqualTo(ROUNDS);
    assertThat(open()).isEmpty();
  }

  @Test
  void aPaymentAtTheSameMomentClosesTheCaseWhoeverOfThemIsFirst() throws Exception {
    for (Task task : open()) {
      long invoice =
          ledger.one(
              Long.class,
              """
              select c.invoice_id
              from collections.customer_task t
              join collections.past_due_case c on c.customer_id = t.customer_id
              where t.process_instance_id = ?
              """,
              task.getProcessInstanceId());
      together(
          () -> complete(task, "collector", TODAY.plusDays(7).toString()),
          () -> {
            ledger.pay(invoice, "P" + invoice, "100.00");
            ledger.work();
            return true;
          });
    }
    ledger.work();
    assertThat(ledger.count("collections.past_due_case where outcome = 'paid'")).isEqualTo(ROUNDS);
    assertThat(ledger.count("promises.promise where state = 'open'")).isZero();
    assertThat(open()).isEmpty();
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  private boolean complete(Task task, String who, String day) {
    desk.complete(task.getId(), Map.of("outcome", "promises", "promisedFor", day), who);
    return true;
  }

  private List<Task> open() {
    return tasks.createTaskQuery().taskDefinitionKey("callCustomer").list();
  }

  /** How many of these came through. */
  private int together(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    int won = 0;
    for (Future<Boolean> future :
        List.of(threads.submit(at(start, one)), threads.submit(at(start, other)))) {
      try {
        won += future.get() ? 1 : 0;
      } catch (ExecutionException lost) {
        assertThat(lost).hasCauseInstanceOf(RuntimeException.class);
        // Whoever is second is told so, and never only because the database had to choose a victim.
        assertThat(lost).rootCause().message().doesNotContain("deadlock");
      }
    }
    return won;
  }

  private static Callable<Boolean> at(CyclicBarrier start, Callable<Boolean> hit) {
    return () -> {
      start.await();
      return hit.call();
    };
  }
}
