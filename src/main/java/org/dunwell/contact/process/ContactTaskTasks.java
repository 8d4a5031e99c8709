package org.dunwell.contact.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.dunwell.contact.AddressTasks;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code contact-task.bpmn} do. */
@Component("contactTask")
public class ContactTaskTasks {

  private final AddressTasks tasks;

  ContactTaskTasks(AddressTasks tasks) {
    this.tasks = tasks;
  }

  /** Who gets the task; null leaves it to all collectors. */
  public String owner(String businessKey) {
    return tasks.byId(Long.parseLong(businessKey)).owner();
  }

  public String customer(String businessKey) {
    return tasks.byId(Long.parseLong(businessKey)).customer();
  }

  /** {@code E-mail} or {@code Post}, as the form shows it. */
  public String addressKind(String businessKey) {
    return tasks.byId(Long.parseLong(businessKey)).isPost() ? "Post" : "E-mail";
  }

  public String wrongAddress(String businessKey) {
    return tasks.byId(Long.parseLong(businessKey)).email();
  }

  public String reason(String businessKey) {
    return tasks.byId(Long.parseLong(businessKey)).reason();
  }

  /** Stores what was found; an exception refuses the completion and nothing is stored. */
  public void fixAddress(DelegateTask task) {
    long id = Long.parseLong(task.getExecution().getProcessBusinessKey());
    tasks.end(
        id,
        new AddressTasks.Found(
            text(task, "outcome"), text(task, "email"), text(task, "place"), who(task)));
  }

  private static String text(DelegateTask task, String key) {
    Object value = task.getVariable(key);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  private static String who(DelegateTask task) {
    Authentication signedIn =
        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    if (signedIn != null && signedIn.getUserId() != null) {
      return signedIn.getUserId();
    }
    return task.getAssignee() != null ? task.getAssignee() : "system";
  }
}
