package org.dunwell.contact.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Into the engine: starts, completes and withdraws {@code contact-task}. */
@Component
public class ContactTaskProcess {

  private final RuntimeService runtime;
  private final TaskService tasks;

  ContactTaskProcess(RuntimeService runtime, TaskService tasks) {
    this.runtime = runtime;
    this.tasks = tasks;
  }

  /** Starts the instance of one task and answers its id. */
  public String start(long taskId) {
    return runtime.startProcessInstanceByKey("contact-task", Long.toString(taskId)).getId();
  }

  /**
   * Completes the user task of an instance as any task list would.
   *
   * @param form what was entered, by the keys of the form
   * @throws NotThere when somebody else has completed it
   */
  @Transactional
  public void complete(String instanceId, Map<String, Object> form) {
    Task task = tasks.createTaskQuery().processInstanceId(instanceId).singleResult();
    if (task == null) {
      throw new NotThere("open task of the process", instanceId);
    }
    tasks.complete(task.getId(), form);
  }

  /** Ends an instance whose work need not be done any more. */
  public void withdraw(String instanceId, String reason) {
    runtime.deleteProcessInstance(instanceId, reason);
  }
}
