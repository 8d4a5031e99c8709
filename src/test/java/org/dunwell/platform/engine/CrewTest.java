package org.dunwell.platform.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.dunwell.platform.operations.LogIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class CrewTest {

  private final Crew crew = new Crew(3);

  @AfterEach
  void dismiss() {
    crew.dismiss();
  }

  @Test
  void jobsAreDoneSideBySideAndTheCallerIsOneOfTheCrew() {
    CyclicBarrier allThree = new CyclicBarrier(3);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    crew.doAll(
        times(
            3,
            () -> {
              allThree.await(10, SECONDS); // met only by three at once
              threads.add(Thread.currentThread());
            }));
    assertThat(threads).hasSize(3).contains(Thread.currentThread());
  }

  @Test
  void whatFailsKeepsNobodyFromTheirJobAndIsTold() {
    AtomicInteger done = new AtomicInteger();
    List<Runnable> jobs = new ArrayList<>(times(20, done::incrementAndGet));
    jobs.add(
        5,
        () -> {
          throw new IllegalArgumentException("the sixth");
        });
    assertThatThrownBy(() -> crew.doAll(jobs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the sixth");
    assertThat(done).hasValue(20);
  }

  @Test
  void itReturnsOnlyWhenTheSlowestIsDone() {
    AtomicInteger done = new AtomicInteger();
    crew.doAll(
        times(
            6,
            () -> {
              Thread.sleep(30);
              done.incrementAndGet();
            }));
    assertThat(done).hasValue(6);
  }

  @Test
  void logLinesOfHelpersCarryTheIdsOfTheirCaller() {
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    CyclicBarrier allThree = new CyclicBarrier(3);
    Runnable look =
        () ->
            crew.doAll(
                times(
                    3,
                    () -> {
                      allThree.await(10, SECONDS);
                      seen.add(String.valueOf(MDC.get("work")));
                    }));
    LogIds.with(
        "work",
        "collections.sweep",
        () -> {
          look.run();
          return null;
        });
    assertThat(seen).containsExactly("collections.sweep", "collections.sweep", "collections.sweep");
    seen.clear();
    look.run();
    assertThat(seen).containsExactly("null", "null", "null");
  }

  @Test
  void aCrewOfOneIsTheCallerAlone() {
    Crew alone = new Crew(1);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    alone.doAll(times(5, () -> threads.add(Thread.currentThread())));
    assertThat(threads).containsExactly(Thread.currentThread());
    alone.dismiss();
  }

  private interface Job {
    void run() throws Exception;
  }

  private static List<Runnable> times(int count, Job job) {
    Runnable runnable =
        () -> {
          try {
            job.run();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    return IntStream.range(0, count).mapToObj(i -> runnable).toList();
  }
}
