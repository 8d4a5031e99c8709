package org.dunwell.platform.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Runs many engine operations as one command: the engine then flushes once, and the driver folds
 * the inserts of all of them into a few statements.
 */
@Component
public class EngineCommands {

  private final ProcessEngineConfigurationImpl engine;

  EngineCommands(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
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
}
