package org.dunwell.collections.process;

import java.util.Collection;
import org.camunda.bpm.engine.RuntimeService;
import org.dunwell.platform.engine.EngineCommands;
import org.springframework.stereotype.Component;

/** Into the engine: starts and withdraws {@code insolvency-claim}. */
@Component
public class InsolvencyProcess {

  private final RuntimeService runtime;
  private final EngineCommands commands;

  InsolvencyProcess(RuntimeService runtime, EngineCommands commands) {
    this.runtime = runtime;
    this.commands = commands;
  }

  /** Starts the instance of one claim and answers its id. */
  public String start(long claim) {
    return runtime.startProcessInstanceByKey("insolvency-claim", Long.toString(claim)).getId();
  }

  /** Takes these back; one that is just being filed is let be. */
  public void withdraw(Collection<String> instances) {
    commands.tell("insolvencyOver", instances);
  }
}
