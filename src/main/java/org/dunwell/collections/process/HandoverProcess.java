package org.dunwell.collections.process;

import java.util.Collection;
import org.camunda.bpm.engine.RuntimeService;
import org.dunwell.platform.engine.EngineCommands;
import org.springframework.stereotype.Component;

/** Into the engine: tells {@code customer-handover} that nothing is left outside. */
@Component
public class HandoverProcess {

  private final RuntimeService runtime;
  private final EngineCommands commands;

  HandoverProcess(RuntimeService runtime, EngineCommands commands) {
    this.runtime = runtime;
    this.commands = commands;
  }

  /** Ends these instances where they track; one that is just being completed is let be. */
  public void settled(Collection<String> instances) {
    if (!instances.isEmpty()) {
      commands.together(
          () ->
              instances.forEach(
                  id ->
                      runtime
                          .createMessageCorrelation("nothingLeftOutside")
                          .processInstanceId(id)
                          .correlateAll()));
    }
  }
}
