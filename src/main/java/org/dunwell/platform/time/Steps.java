package org.dunwell.platform.time;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.time.WorkLoop.Next;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How the time machine moves the clock, keeping each move; the caller holds the work loop. */
@Component
class Steps {

  /** One way to one moment; others may say that it is not worth going on. */
  static final class Walk {

    private final Instant target;
    private volatile boolean givenUp;

    Walk(Instant target) {
      this.target = target;
    }

    Instant target() {
      return target;
    }

    void giveUp() {
      givenUp = true;
    }

    boolean givenUp() {
      return givenUp;
    }
  }

  private final WorkLoop loop;
  private final DunwellClock clock;
  private final SandboxTime stored;
  private final FailedWork failures;
  private final TransactionTemplate transaction;

  Steps(
      WorkLoop loop,
      DunwellClock clock,
      SandboxTime stored,
      FailedWork failures,
      PlatformTransactionManager transactions) {
    this.loop = loop;
    this.clock = clock;
    this.stored = stored;
    this.failures = failures;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** From due moment to due moment, until nothing is due before the target. */
  void go(Walk walk) {
    goOn(walk);
    moveTo(clock.instant(), walk);
    Next next = loop.settle(List.of());
    while (!next.at().isAfter(walk.target)) {
      goOn(walk);
      if (next.at().isAfter(clock.instant())) {
        moveTo(next.at(), walk);
      }
      next = loop.settle(next.works());
    }
    goOn(walk);
    // waiting for the loop may have taken longer than a short way
    Instant now = clock.instant();
    arrive(now.isAfter(walk.target) ? now : walk.target);
  }

  private static void goOn(Walk walk) {
    if (walk.givenUp) {
      throw new BrokenRule("The walk to %s was given up on the way.".formatted(walk.target));
    }
  }

  /** Stored first: nothing may have happened at a time that a restart would not know. */
  private void moveTo(Instant moment, Walk walk) {
    store(moment, walk.target);
    clock.standAt(moment);
  }

  /** Lets the clock run on from a moment. */
  void arrive(Instant moment) {
    store(moment, null);
    clock.runFrom(moment);
    failures.forget();
  }

  /** Stops the clock at any moment and does work there, both or, when it fails, neither. */
  void standAt(Instant moment, Walk walk, Runnable work) {
    Instant before = clock.instant();
    clock.standAt(moment);
    failures.forget();
    try {
      transaction.executeWithoutResult(
          tx -> {
            work.run();
            store(moment, walk.target);
          });
    } catch (RuntimeException failure) {
      clock.runFrom(before);
      throw failure;
    }
  }

  private void store(Instant moment, Instant end) {
    stored.store(new SandboxTime.Stored(moment, end, clock.system()));
  }

  /** Where a walk goes that a crash or a shutdown has cut short. */
  Optional<Walk> unfinished() {
    return stored.read().map(SandboxTime.Stored::walkingTo).map(Walk::new);
  }
}
