package org.dunwell.credit.process;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.platform.engine.EngineCommands;
import org.springframework.stereotype.Component;

/** Into the engine: starts and withdraws {@code insurance-deadline}. */
@Component
public class InsuranceDeadlineProcess {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final EngineCommands commands;

  InsuranceDeadlineProcess(RuntimeService runtime, TaskService tasks, EngineCommands commands) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.commands = commands;
  }

  /** Starts an instance for each deadline, as one command, and answers their ids. */
  public Map<Long, String> start(Collection<Long> deadlines) {
    Map<Long, String> instances = new LinkedHashMap<>();
    commands.together(
        () ->
            deadlines.forEach(
                id ->
                    instances.put(
                        id,
                        runtime
                            .startProcessInstanceByKey("insurance-deadline", Long.toString(id))
                            .getId())));
    return instances;
  }

  /** Shows what has joined on a task that waits. */
  public void show(String instance, String invoices) {
    tasks
        .createTaskQuery()
        .processInstanceId(instance)
        .list()
        .forEach(task -> tasks.setVariableLocal(task.getId(), "invoices", invoices));
  }

  /** Takes these back; one that is just being dealt with is let be. */
  public void withdraw(Collection<String> instances) {
    commands.tell("insuredPaid", instances);
  }
}
