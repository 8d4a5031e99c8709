package org.dunwell.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.dunwell.platform.BrokenRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets time pass in the sandbox: holds the {@link WorkLoop}, stops the clock and moves it from one
 * moment at which something is due to the next, in order, each time running all that is due, up to
 * the target; from there the clock runs on. Where it is and where it goes is stored at every step,
 * so a walk cut short by a crash goes on at the next start.
 */
@Component
public class TimeMachine {

  private static final Logger log = LoggerFactory.getLogger(TimeMachine.class);

  /** How long a walk in the background waits after a failure, of the database for example. */
  private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(5);

  private static final Duration SHUTDOWN = Duration.ofSeconds(20);

  private final WorkLoop loop;
  private final DunwellClock clock;
  private final SandboxTime stored;
  private final TransactionTemplate transaction;
  private final boolean live;
  private final AtomicReference<Instant> target = new AtomicReference<>();
  private volatile boolean stopping;
  private volatile Thread walker;

  TimeMachine(
      WorkLoop loop,
      DunwellClock clock,
      SandboxTime stored,
      PlatformTransactionManager transactions,
      @Value("${dunwell.mode}") String mode) {
    this.loop = loop;
    this.clock = clock;
    this.stored = stored;
    this.transaction = new TransactionTemplate(transactions);
    this.live = mode.equals("live");
  }

  /** Where a walk is going; empty when the clock runs by itself. The clock says where it is. */
  public Optional<Instant> target() {
    return Optional.ofNullable(target.get());
  }

  /**
   * Lets this much time pass and returns when everything that became due on the way is done.
   *
   * @return the moment arrived at, from which the clock runs on
   * @throws StillWalking when a walk is under way
   */
  public Instant walk(Duration distance) {
    return walkTo(clock.instant().plus(distance));
  }

  /** As {@link #walk}, to a moment that must not be in the past. */
  public Instant walkTo(Instant moment) {
    set(moment);
    try {
      loop.exclusively(() -> go(moment));
      return moment;
    } catch (RuntimeException failure) {
      if (!stopping) {
        arrive(clock.instant());
      }
      throw failure;
    } finally {
      target.set(null);
    }
  }

  /** As {@link #walkTo}, but returns at once; {@link #target} becomes empty on arrival. */
  public void walkInBackground(Instant moment) {
    set(moment);
    startWalker(moment);
  }

  /**
   * Sets the clock to a moment, be it in the past, without living the time between; it runs on from
   * there. Only for a ledger that is empty.
   */
  public void jumpTo(Instant moment) {
    refuseLive();
    set(moment);
    try {
      loop.exclusively(() -> arrive(moment));
    } finally {
      target.set(null);
    }
  }

  /**
   * Begins another history: sets the clock to {@code start}, runs {@code emptyLedger} and stores
   * the new time in one transaction, then walks to {@code end} in the background.
   *
   * @throws StillWalking when a walk is under way; whatever {@code emptyLedger} throws leaves the
   *     clock as it was
   */
  public void beginAnew(Instant start, Instant end, Runnable emptyLedger) {
    refuseLive();
    set(end);
    try {
      loop.exclusively(() -> stepBack(start, end, emptyLedger));
    } catch (RuntimeException failure) {
      target.set(null);
      throw failure;
    }
    startWalker(end);
  }

  private void stepBack(Instant start, Instant end, Runnable emptyLedger) {
    Duration ahead = clock.ahead();
    clock.standAt(start);
    loop.forgetFailures();
    try {
      transaction.executeWithoutResult(
          tx -> {
            emptyLedger.run();
            store(start, end);
          });
    } catch (RuntimeException failure) {
      clock.runAhead(ahead);
      throw failure;
    }
  }

  private void set(Instant moment) {
    refuseLive();
    if (!target.compareAndSet(null, moment)) {
      throw new StillWalking(clock.instant(), target.get());
    }
  }

  private void refuseLive() {
    if (live) {
      throw new BrokenRule("A live Dunwell goes by the real time; only the sandbox may travel.");
    }
  }

  private void go(Instant end) {
    Instant start = clock.instant();
    if (end.isBefore(start)) {
      throw new BrokenRule("Time goes forward: %s is before %s.".formatted(end, start));
    }
    moveTo(start, end);
    loop.runDue();
    for (var next = next(end); next.isPresent() && !stopping; next = next(end)) {
      if (next.get().isAfter(clock.instant())) {
        moveTo(next.get(), end);
      }
      loop.runDue();
    }
    if (stopping) {
      throw new IllegalStateException("Dunwell is shutting down; the next start walks on.");
    }
    arrive(end);
  }

  private Optional<Instant> next(Instant end) {
    return loop.nextDue().filter(due -> !due.isAfter(end));
  }

  private void moveTo(Instant moment, Instant end) {
    store(moment, end);
    clock.standAt(moment);
  }

  private void arrive(Instant moment) {
    store(moment, null);
    clock.runFrom(moment);
    loop.forgetFailures();
  }

  private void store(Instant moment, Instant end) {
    stored.store(new SandboxTime.Stored(moment, end, clock.system()));
  }

  private void startWalker(Instant end) {
    walker = new Thread(() -> walkOn(end), "time-machine");
    walker.start();
  }

  private void walkOn(Instant end) {
    while (!stopping && target.get() != null) {
      try {
        loop.exclusively(() -> go(end));
        target.set(null);
      } catch (RuntimeException failure) {
        if (stopping) {
          return;
        }
        log.error("The walk to {} stumbled; it goes on in {}", end, REST_AFTER_FAILURE, failure);
        rest();
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(REST_AFTER_FAILURE.toMillis());
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  /** Goes on with a walk that a crash or a shutdown cut short. */
  void resume() {
    stopping = false;
    if (!live) {
      stored
          .read()
          .map(SandboxTime.Stored::walkingTo)
          .filter(end -> target.compareAndSet(null, end))
          .ifPresent(this::startWalker);
    }
  }

  /** Ends a walk between two of its moments; the next start resumes it. */
  void stop() {
    stopping = true;
    Thread walking = walker;
    if (walking != null) {
      try {
        walking.join(SHUTDOWN.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
