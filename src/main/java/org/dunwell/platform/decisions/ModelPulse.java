package org.dunwell.platform.decisions;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks once a second for a table that another node has put live. By the wall and not by the clock,
 * which may stand still here and walk there.
 */
@Component
@ConditionalOnProperty(name = "dunwell.pulse", havingValue = "true", matchIfMissing = true)
class ModelPulse implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ModelPulse.class);

  private final Models models;
  private ScheduledExecutorService heart;

  ModelPulse(Models models) {
    this.models = models;
  }

  @Override
  public void start() {
    heart =
        Executors.newSingleThreadScheduledExecutor(
            run -> {
              Thread thread = new Thread(run, "decision-models-pulse");
              thread.setDaemon(true);
              return thread;
            });
    heart.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
  }

  private void beat() {
    try {
      models.lookAgain();
    } catch (RuntimeException failure) {
      log.error("The decision tables could not be looked up; the next beat tries again", failure);
    }
  }

  @Override
  public void stop() {
    heart.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return heart != null && !heart.isShutdown();
  }
}
