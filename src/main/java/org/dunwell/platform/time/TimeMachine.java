package org.dunwell.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.time.Steps.Walk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

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
  private final Steps steps;
  private final boolean live;
  private final AtomicReference<Walk> current = new AtomicReference<>();
  private volatile boolean stopping;
  private volatile Thread walker;

  TimeMachine(
      WorkLoop loop, DunwellClock clock, Steps steps, @Value("${dunwell.mode}") String mode) {
    this.loop = loop;
    this.clock = clock;
    this.steps = steps;
    this.live = mode.equals("live");
  }

  /** Where a walk is going; empty when the clock runs by itself. The clock says where it is. */
  public Optional<Instant> target() {
    return Optional.ofNullable(current.get()).map(Walk::target);
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

  /**
   * As {@link #walk}, to a moment that must not be in the past.
   *
   * @throws BrokenRule also when another history begins before this one has come to its moment
   */
  public Instant walkTo(Instant moment) {
    Walk walk = begin(forward(moment));
    try {
      loop.exclusively(() -> steps.go(walk));
      return moment;
    } catch (RuntimeException failure) {
      if (!walk.givenUp()) {
        steps.arrive(clock.instant());
      }
      throw failure;
    } finally {
      current.compareAndSet(walk, null);
    }
  }

  /** As {@link #walkTo}, but returns at once; {@link #target} becomes empty on arrival. */
  public void walkInBackground(Instant moment) {
    startWalker(begin(forward(moment)));
  }

  /**
   * Sets the clock to a moment, be it in the past, without living the time between; it runs on from
   * there. Only for a ledger that is empty.
   *
   * @throws StillWalking when a walk is under way
   */
  public void jumpTo(Instant moment) {
    Walk jump = begin(moment);
    try {
      loop.exclusively(() -> steps.arrive(moment));
    } finally {
      current.compareAndSet(jump, null);
    }
  }

  /**
   * Begins another history: sets the clock to {@code start}, runs {@code emptyLedger} and stores
   * the new time in one transaction, then walks to {@code end} in the background. A walk under way
   * is given up, for there is nothing left to walk for; whatever {@code emptyLedger} throws leaves
   * everything as it was.
   */
  public void beginAnew(Instant start, Instant end, Runnable emptyLedger) {
    refuseLive();
    Walk walk = new Walk(end);
    Optional<Walk> other = Optional.ofNullable(current.getAndSet(walk));
    other.ifPresent(Walk::giveUp);
    try {
      loop.exclusively(() -> steps.standAt(start, walk, emptyLedger));
    } catch (RuntimeException failure) {
      current.compareAndSet(walk, null);
      other.map(Walk::target).ifPresent(this::walkInBackground);
      throw failure;
    }
    startWalker(walk);
  }

  private Walk begin(Instant moment) {
    refuseLive();
    Walk walk = new Walk(moment);
    Walk other = current.compareAndExchange(null, walk);
    if (other != null) {
      throw new StillWalking(clock.instant(), other.target());
    }
    return walk;
  }

  private Instant forward(Instant moment) {
    Instant now = clock.instant();
    if (moment.isBefore(now)) {
      throw new BrokenRule("Time goes forward: %s is before %s.".formatted(moment, now));
    }
    return moment;
  }

  private void refuseLive() {
    if (live) {
      throw new BrokenRule("A live Dunwell goes by the real time; only the sandbox may travel.");
    }
  }

  private void startWalker(Walk walk) {
    walker = new Thread(() -> walkOn(walk), "time-machine");
    walker.start();
  }

  private void walkOn(Walk walk) {
    while (current.get() == walk && !stopping) {
      try {
        loop.exclusively(() -> steps.go(walk));
        current.compareAndSet(walk, null);
      } catch (RuntimeException failure) {
        if (!walk.givenUp()) {
          log.error("The walk to {} stumbled; it goes on soon", walk.target(), failure);
          rest();
        }
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
      steps
          .unfinished()
          .filter(walk -> current.compareAndSet(null, walk))
          .ifPresent(this::startWalker);
    }
  }

  /** Ends a walk between two of its moments; the next start resumes it. */
  void stop() {
    stopping = true;
    Optional.ofNullable(current.get()).ifPresent(Walk::giveUp);
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
