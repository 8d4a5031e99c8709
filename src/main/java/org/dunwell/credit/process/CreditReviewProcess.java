package org.dunwell.credit.process;

import java.util.Collection;
import org.camunda.bpm.engine.RuntimeService;
import org.dunwell.platform.engine.EngineCommands;
import org.springframework.stereotype.Component;

/** Into the engine: starts {@code credit-review} and tells it that a report has come. */
@Component
public class CreditReviewProcess {

  private final RuntimeService runtime;
  private final EngineCommands commands;

  CreditReviewProcess(RuntimeService runtime, EngineCommands commands) {
    this.runtime = runtime;
    this.commands = commands;
  }

  /** Starts the instance of one review and answers its id. */
  public String start(long review) {
    return runtime.startProcessInstanceByKey("credit-review", Long.toString(review)).getId();
  }

  /** These wait for no report any more; one that does not wait is let be. */
  public void goOn(Collection<String> instances) {
    commands.tell("reportArrived", instances);
  }
}
