package org.dunwell.collections.process;

import java.util.Collection;
import org.dunwell.platform.engine.EngineCommands;
import org.springframework.stereotype.Component;

/** Into the engine: tells {@code customer-handover} that nothing is left outside. */
@Component
public class HandoverProcess {

  private final EngineCommands commands;

  HandoverProcess(EngineCommands commands) {
    this.commands = commands;
  }

  /** Ends these instances where they track; one that is just being completed is let be. */
  public void settled(Collection<String> instances) {
    commands.tell("nothingLeftOutside", instances);
  }
}
