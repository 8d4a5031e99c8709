package org.dunwell.credit.process;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Finds the task in which a person decides about an application. */
@Component
public class ApplicationTask {

  private final TaskService tasks;

  ApplicationTask(TaskService tasks) {
    this.tasks = tasks;
  }

  /** The id of the open task; empty while nobody has to decide. */
  public Optional<String> ofApplication(long application) {
    return tasks
        .createTaskQuery()
        .processDefinitionKey("credit-application")
        .processInstanceBusinessKey(Long.toString(application))
        .list()
        .stream()
        .map(Task::getId)
        .findFirst();
  }
}
