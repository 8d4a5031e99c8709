package org.dunwell.collections.process;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Which user task waits in which instance. */
@Component
public class OpenTaskIds {

  private final TaskService tasks;

  OpenTaskIds(TaskService tasks) {
    this.tasks = tasks;
  }

  /** By process instance; instances in which none waits are left out. One statement. */
  public Map<String, String> of(Collection<String> processInstanceIds) {
    return processInstanceIds.isEmpty()
        ? Map.of()
        : tasks
            .createTaskQuery()
            .processInstanceIdIn(processInstanceIds.toArray(String[]::new))
            .list()
            .stream()
            .collect(
                Collectors.toMap(Task::getProcessInstanceId, Task::getId, (first, more) -> first));
  }
}
