package org.dunwell.platform.engine;

import java.util.Collection;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Runs many engine operations as one command: the engine then flushes once, and the driver folds
 * the inserts of all of them into a few statements.
 */
@Component
public class EngineCommands {

  private final ProcessEngineConfigurationImpl engine;
  private final RuntimeService runtime;
  private final Preload preload;

  EngineCommands(ProcessEngineConfigurationImpl engine, RuntimeService runtime, Preload preload) {
    this.engine = engine;
    this.preload = preload;
    this.runtime = runtime;
  }

  /** All or nothing, in the caller's transaction. */
  public void together(Runnable operations) {
    engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              operations.run();
              return null;
            });
  }

  /** As {@link #together(Runnable)}, for operations that move these process instances. */
  public void together(Collection<String> instances, Runnable operations) {
    together(
        () -> {
          try {
            preload.load(instances);
            operations.run();
          } finally {
            preload.forget();
          }
        });
  }

  /**
   * Tells each of these process instances something. One that does not wait for it, such as one
   * whose task somebody is just completing, is let be.
   */
  public void tell(String message, Collection<String> instances) {
    if (instances.isEmpty()) {
      return;
    }
    together(
        instances,
        () ->
            instances.forEach(
                id ->
                    runtime
                        .createMessageCorrelation(message)
                        .processInstanceId(id)
                        .correlateAll()));
  }
}
