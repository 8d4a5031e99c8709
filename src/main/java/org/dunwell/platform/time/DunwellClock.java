package org.dunwell.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The one clock. In live mode it is the system's; in the sandbox it may be set to another moment,
 * from which it runs on, or stand still while the time machine walks. The engine's clock follows.
 */
public final class DunwellClock extends Clock {

  private final Clock system = Clock.systemUTC();
  private final ZoneId zone = ZoneOffset.UTC;
  private volatile Instant standing;
  private volatile Duration ahead = Duration.ZERO;

  /** Stops the clock at a moment. */
  public synchronized void standAt(Instant moment) {
    standing = moment;
    ClockUtil.setCurrentTime(Date.from(moment));
  }

  /** Lets the clock run on from a moment. */
  public synchronized void runFrom(Instant moment) {
    runAhead(Duration.between(system.instant(), moment));
  }

  /** Lets the clock run at a distance from the system's; negative when it is behind. */
  synchronized void runAhead(Duration distance) {
    ahead = distance;
    standing = null;
    ClockUtil.offset(ahead.toMillis());
  }

  /** The system's time, whatever this clock shows. */
  Instant system() {
    return system.instant();
  }

  /** Back to the system's time. */
  public synchronized void reset() {
    ahead = Duration.ZERO;
    standing = null;
    ClockUtil.reset();
  }

  @Override
  public Instant instant() {
    Instant stopped = standing;
    return stopped != null ? stopped : system.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    throw new UnsupportedOperationException(
        "Say LocalDate.ofInstant(clock.instant(), zone): a moment has no zone of its own.");
  }
}
