package org.dunwell.credit.process;

import java.util.Collection;
import org.camunda.bpm.engine.RuntimeService;
import org.dunwell.platform.engine.EngineCommands;
import org.springframework.stereotype.Component;

/** Into the engine: starts and withdraws {@code limit-approval}. */
@Component
public class LimitApprovalProcess {

  private final RuntimeService runtime;
  private final EngineCommands commands;

  LimitApprovalProcess(RuntimeService runtime, EngineCommands commands) {
    this.runtime = runtime;
    this.commands = commands;
  }

  /** Starts the instance of one proposal and answers its id. */
  public String start(long proposal) {
    return runtime.startProcessInstanceByKey("limit-approval", Long.toString(proposal)).getId();
  }

  /** Takes these back where they wait; one that is just being decided is let be. */
  public void withdraw(Collection<String> instances) {
    commands.tell("limitWithdrawn", instances);
  }
}
