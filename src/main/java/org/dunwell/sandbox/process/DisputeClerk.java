package org.dunwell.sandbox.process;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Works on disputes as people would, for the time before anybody has signed in. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
public class DisputeClerk {

  private static final String APPROVE = "approveDecision";

  private final TaskService tasks;

  DisputeClerk(TaskService tasks) {
    this.tasks = tasks;
  }

  /** Somebody takes the task, if one is open. */
  public void take(long dispute, String by) {
    task(dispute).ifPresent(task -> tasks.setAssignee(task.getId(), by));
  }

  /** Somebody says what to do about it, unless that waits for approval already. */
  public void propose(long dispute, Map<String, Object> form, String by) {
    task(dispute).filter(task -> !isApproval(task)).ifPresent(task -> complete(task, form, by));
  }

  /** A second person agrees or does not, if something waits for it. */
  public void decide(long dispute, Map<String, Object> form, String by) {
    task(dispute).filter(DisputeClerk::isApproval).ifPresent(task -> complete(task, form, by));
  }

  private void complete(Task task, Map<String, Object> form, String by) {
    tasks.setAssignee(task.getId(), by);
    tasks.complete(task.getId(), form);
  }

  private static boolean isApproval(Task task) {
    return task.getTaskDefinitionKey().equals(APPROVE);
  }

  private Optional<Task> task(long dispute) {
    return Optional.ofNullable(
        tasks
            .createTaskQuery()
            .processDefinitionKey("dispute")
            .processInstanceBusinessKey(Long.toString(dispute))
            .singleResult());
  }
}
