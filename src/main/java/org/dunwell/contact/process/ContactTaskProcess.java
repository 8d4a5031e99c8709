package org.dunwell.contact.process;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Into the engine: starts {@code contact-task}. */
@Component
public class ContactTaskProcess {

  private final RuntimeService runtime;

  ContactTaskProcess(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /** Starts the instance of one task and answers its id. */
  public String start(long taskId) {
    return runtime.startProcessInstanceByKey("contact-task", Long.toString(taskId)).getId();
  }
}
