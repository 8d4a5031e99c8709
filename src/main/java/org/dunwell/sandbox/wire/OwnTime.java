package org.dunwell.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dunwell.platform.time.DunwellClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time of a counterparty that runs alone: the computer's, and as far ahead as it was moved. */
public final class OwnTime {

  private static final Logger log = LoggerFactory.getLogger(OwnTime.class);

  private final DunwellClock clock;
  private final Settings settings;

  /** The clock stands where it stood when the process ended, plus the time since. */
  public OwnTime(DunwellClock clock, Settings settings) {
    this.clock = clock;
    this.settings = settings;
    clock.runFrom(clock.instant().plusMillis(settings.of(Settings.AHEAD)));
  }

  /** Lets time pass, then lets happen what has become due. */
  public void pass(Duration time, Consumer<Instant> dues) {
    ObjectNode ahead = Json.JSON.createObjectNode();
    ahead.put(Settings.AHEAD, settings.of(Settings.AHEAD) + time.toMillis());
    settings.set(ahead, clock.instant());
    clock.runFrom(clock.instant().plus(time));
    dues.accept(clock.instant());
  }

  /**
   * Lets happen what is due again and again, until the thread is interrupted. What cannot be done
   * is tried again and must not end the process.
   */
  public static void run(DunwellClock clock, Consumer<Instant> dues, long pulseMillis)
      throws InterruptedException {
    while (true) {
      try {
        dues.accept(clock.instant());
      } catch (RuntimeException failure) {
        log.error("What is due cannot be done; it is tried again", failure);
      }
      TimeUnit.MILLISECONDS.sleep(pulseMillis);
    }
  }
}
