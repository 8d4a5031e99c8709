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

  EngineCommands(ProcessEngineConfigurationImpl engine, RuntimeService runtime) {
    this.engine = engine;
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

  /**
   * Tells each of these process instances something. One that does not wait for it, such as one
   * whose task somebody is just completing, is let be.
   */
  public void tell(String message, Collection<String> instances) {
    if (instances.isEmpty()) {
      return;
    }
    together(
        () ->
            instances.forEach(
                id ->
                    runtime
                        .createMessageCorrelation(message)
                        .processInstanceId(id)
                        .correlateAll()));
  }
}
