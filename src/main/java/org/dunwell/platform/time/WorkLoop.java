package org.dunwell.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.dunwell.platform.operations.LogIds;
import org.springframework.stereotype.Component;

/**
 * Walks everything that becomes due. In production {@link WorkLoopPulse} calls {@link #runDue()}
 * twice a second; the time machine holds the loop, moves the clock from one due moment to the next
 * and runs the same work.
 */
@Component
public class WorkLoop {

  /**
   * The next moment at which something is due.
   *
   * @param at {@link Instant#MAX} when nothing is
   */
  record Next(Instant at, List<DueWork> works) {

    private Next or(DueWork work, Optional<Instant> due) {
      if (due.isEmpty() || due.get().isAfter(at)) {
        return this;
      }
      List<DueWork> together = new ArrayList<>(due.get().equals(at) ? works : List.of());
      together.add(work);
      return new Next(due.get(), together);
    }
  }

  private final List<DueWork> works;
  private final Clock clock;
  private final FailedWork failures;
  private final Turns turns;
  private final ReentrantLock turn = new ReentrantLock();

  /** By the machine's own counter: the sandbox's clock jumps. */
  private volatile long lastRound = System.nanoTime();

  WorkLoop(List<DueWork> works, Clock clock, FailedWork failures, Turns turns) {
    this.works = works;
    this.turns = turns;
    this.clock = clock;
    this.failures = failures;
  }

  /** Runs all that is due now, unless somebody else is at it. */
  void runDueIfFree() {
    if (turn.tryLock()) {
      try {
        runDue();
      } finally {
        turn.unlock();
      }
    }
  }

  /** Runs all that is due at this moment of the clock and all that this makes due. */
  public void runDue() {
    settle(List.of());
  }

  /**
   * As {@link #runDue}.
   *
   * @param first works known to be due, which spares asking all the others once more
   * @return what is due next, each work asked after the last one has run
   */
  Next settle(List<DueWork> first) {
    turn.lock();
    try {
      first.forEach(work -> runOnce(work, nextDue(work)));
      Next next = round();
      while (next == null) {
        next = round();
      }
      return next;
    } finally {
      turn.unlock();
    }
  }

  /** One look at every work in its order; null when one of them had something to do. */
  private Next round() {
    lastRound = System.nanoTime();
    boolean ran = false;
    Next next = new Next(Instant.MAX, List.of());
    for (DueWork work : works) {
      Optional<Instant> due = nextDue(work);
      if (runOnce(work, due)) {
        ran = true;
      } else {
        next = next.or(work, due);
      }
    }
    return ran ? null : next;
  }

  /** How long ago it last began to look at its works, in real time. */
  public Duration sinceLastRound() {
    return Duration.ofNanos(System.nanoTime() - lastRound);
  }

  /** Keeps the loop to the caller: nothing else becomes due while {@code walk} runs. */
  public void exclusively(Runnable walk) {
    turn.lock();
    try {
      walk.run();
    } finally {
      turn.unlock();
    }
  }

  private boolean runOnce(DueWork work, Optional<Instant> due) {
    Instant now = clock.instant();
    if (due.filter(moment -> !moment.isAfter(now)).isEmpty()) {
      return false;
    }
    try {
      if (!LogIds.with("work", work.name(), () -> turns.take(work, () -> work.runDue(now)))) {
        return false;
      }
      failures.done(work.name());
      return true;
    } catch (RuntimeException failure) {
      return failures.failed(work.name(), failure);
    }
  }

  private Optional<Instant> nextDue(DueWork work) {
    return work.nextDue().map(due -> failures.rested(work.name(), due));
  }
}
