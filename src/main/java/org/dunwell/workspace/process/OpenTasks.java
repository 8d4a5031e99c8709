package org.dunwell.workspace.process;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The user tasks that wait in instances. */
@Component
public class OpenTasks {

  /**
   * A task as Tasklist shows it.
   *
   * @param assignee who has claimed it, or null
   */
  public record Line(String id, String name, String assignee) {}

  private final TaskService tasks;

  OpenTasks(TaskService tasks) {
    this.tasks = tasks;
  }

  /** By process instance; the first one where several wait. */
  public Map<String, Line> ofInstances(Collection<String> processInstanceIds) {
    if (processInstanceIds.isEmpty()) {
      return Map.of();
    }
    return tasks
        .createTaskQuery()
        .processInstanceIdIn(processInstanceIds.toArray(String[]::new))
        .list()
        .stream()
        .collect(
            Collectors.toMap(
                Task::getProcessInstanceId,
                task -> new Line(task.getId(), task.getName(), task.getAssignee()),
                (first, second) -> first));
  }
}
