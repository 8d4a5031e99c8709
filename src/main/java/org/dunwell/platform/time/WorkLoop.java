package org.dunwell.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.operations.LogIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Walks everything that becomes due. In production {@link WorkLoopPulse} calls {@link #runDue()}
 * twice a second; the time machine holds the loop, moves the clock from one due moment to the next
 * and runs the same work.
 */
@Component
public class WorkLoop {

  private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofHours(1);

  /** How long work that failed rests. */
  private record PutOff(Instant until, Duration rest) {}

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
  private final Troubles troubles;
  private final Turns turns;
  private final ReentrantLock turn = new ReentrantLock();
  private final Map<String, PutOff> putOff = new HashMap<>();

  /** By the machine's own counter: the sandbox's clock jumps. */
  private volatile long lastRound = System.nanoTime();

  WorkLoop(List<DueWork> works, Clock clock, Troubles troubles, Turns turns) {
    this.works = works;
    this.turns = turns;
    this.clock = clock;
    this.troubles = troubles;
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

  /** Puts nothing off any longer; for when the clock was set to another time. */
  void forgetFailures() {
    turn.lock();
    try {
      putOff.clear();
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
      recover(work);
      return true;
    } catch (RuntimeException failure) {
      putOff(work, now, failure);
      return false;
    }
  }

  /** Longer each time: what stays broken must not make the loop, or a walk, crawl. */
  private void putOff(DueWork work, Instant now, RuntimeException failure) {
    PutOff before = putOff.get(work.name());
    Duration rest = before == null ? FIRST_REST : min(before.rest().multipliedBy(2), LONGEST_REST);
    putOff.put(work.name(), new PutOff(now.plus(rest), rest));
    log.error("{} failed and is tried again in {}", work.name(), rest, failure);
    troubles.report(
        "platform",
        "work",
        work.name(),
        work.name() + " failed: " + failure.getMessage(),
        "It is tried again by itself. If it stays, read the log at this time.",
        failure);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void recover(DueWork work) {
    if (putOff.remove(work.name()) != null) {
      troubles.resolve("platform", "work", work.name(), "system");
    }
  }

  private Optional<Instant> nextDue(DueWork work) {
    PutOff failed = putOff.get(work.name());
    if (failed == null || !failed.until().isAfter(clock.instant())) {
      return work.nextDue();
    }
    return work.nextDue().map(due -> due.isAfter(failed.until()) ? due : failed.until());
  }
}
