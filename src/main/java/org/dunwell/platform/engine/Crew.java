package org.dunwell.platform.engine;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A few threads that share a list of jobs, the caller's own among them. While one waits for the
 * database, another one works; more of them than there are processors gains nothing.
 */
@Component
class Crew {

  private static final int MOST = 4;

  private final int helpers;
  private final ExecutorService threads;

  /**
   * @param size how many work side by side, 1 or more; 0 for one for each processor, at most four
   */
  Crew(@Value("${dunwell.work-threads:0}") int size) {
    int all = size > 0 ? size : Math.min(Runtime.getRuntime().availableProcessors(), MOST);
    helpers = all - 1;
    threads = Executors.newFixedThreadPool(Math.max(1, helpers), Crew::named);
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "work-crew");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Returns when all are done. One that throws does not keep the others from being done.
   *
   * @throws RuntimeException the first that a job has thrown
   */
  void doAll(List<Runnable> jobs) {
    Queue<Runnable> left = new ConcurrentLinkedQueue<>(jobs);
    Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    Map<String, String> logIds = MDC.getCopyOfContextMap();
    List<Future<?>> helping = new ArrayList<>();
    for (int i = 0; i < Math.min(helpers, jobs.size() - 1); i++) {
      helping.add(threads.submit(() -> help(left, failures, logIds)));
    }
    try {
      work(left, failures);
    } finally {
      helping.forEach(Crew::await);
    }
    if (!failures.isEmpty()) {
      throw failures.peek();
    }
  }

  private static void help(
      Queue<Runnable> left, Queue<RuntimeException> failures, Map<String, String> logIds) {
    if (logIds != null) {
      MDC.setContextMap(logIds);
    }
    try {
      work(left, failures);
    } finally {
      MDC.clear();
    }
  }

  private static void work(Queue<Runnable> left, Queue<RuntimeException> failures) {
    for (Runnable job = left.poll(); job != null; job = left.poll()) {
      try {
        job.run();
      } catch (RuntimeException failure) {
        failures.add(failure);
      }
    }
  }

  /** Whatever happens: nobody may believe that all is done while a helper is still at it. */
  private static void await(Future<?> helper) {
    boolean interrupted = false;
    while (true) {
      try {
        helper.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void dismiss() {
    threads.shutdown();
  }
}
