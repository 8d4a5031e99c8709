package org.dunwell.platform.operations;

import java.time.Duration;
import org.dunwell.platform.time.WorkLoop;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether this node's work loop goes round: reminders, timers and imports hang on it. */
@Component("workLoopHealthIndicator")
class LoopHealth implements HealthIndicator {

  /** One portion of work takes seconds; a loop that has not come round for this long hangs. */
  private static final Duration HANGS = Duration.ofMinutes(10);

  private final WorkLoop loop;

  LoopHealth(WorkLoop loop) {
    this.loop = loop;
  }

  @Override
  public Health health() {
    Duration since = loop.sinceLastRound();
    Health.Builder health = since.compareTo(HANGS) > 0 ? Health.down() : Health.up();
    return health.withDetail("secondsSinceItCameRound", since.toSeconds()).build();
  }
}
