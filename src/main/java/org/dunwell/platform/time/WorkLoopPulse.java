package org.dunwell.platform.time;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The heartbeat: looks for due work twice a second, from start to shutdown. */
@Component
@ConditionalOnProperty(name = "dunwell.pulse", havingValue = "true", matchIfMissing = true)
class WorkLoopPulse implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(WorkLoopPulse.class);
  private static final long PERIOD_MILLIS = 500;
  private static final long SHUTDOWN_SECONDS = 20;

  private final WorkLoop loop;
  private ScheduledExecutorService heart;

  WorkLoopPulse(WorkLoop loop) {
    this.loop = loop;
  }

  @Override
  public void start() {
    heart = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "work-loop"));
    heart.scheduleWithFixedDelay(this::beat, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      loop.runDueIfFree();
    } catch (RuntimeException failure) {
      log.error("The work loop stumbled; the next beat tries again", failure);
    }
  }

  @Override
  public void stop() {
    heart.shutdown();
    try {
      if (!heart.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
        heart.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return heart != null && !heart.isShutdown();
  }

  /** Starts after the web server's context is complete and stops before anything else does. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
