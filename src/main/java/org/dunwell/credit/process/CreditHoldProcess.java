package org.dunwell.credit.process;

import java.util.Collection;
import org.camunda.bpm.engine.RuntimeService;
import org.dunwell.platform.engine.EngineCommands;
import org.springframework.stereotype.Component;

/** Into the engine: starts {@code credit-hold} and tells it of a release. */
@Component
public class CreditHoldProcess {

  private final RuntimeService runtime;
  private final EngineCommands commands;

  CreditHoldProcess(RuntimeService runtime, EngineCommands commands) {
    this.runtime = runtime;
    this.commands = commands;
  }

  /** Starts the instance of one hold and answers its id. */
  public String start(long hold) {
    return runtime.startProcessInstanceByKey("credit-hold", Long.toString(hold)).getId();
  }

  /** Ends these; one that is just being reviewed is let be. */
  public void released(Collection<String> instances) {
    commands.tell("creditHoldReleased", instances);
  }
}
