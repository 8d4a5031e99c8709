package org.dunwell.collections.process;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.dunwell.collections.TaskResult;

/** What a form has left on a task, read the same way whichever page it was completed on. */
final class SubmittedForm {

  private final DelegateTask task;

  SubmittedForm(DelegateTask task) {
    this.task = task;
  }

  /**
   * @param outcome the key of the field that holds the outcome
   * @param until the key of the field that holds a last day; null if the form has none
   */
  static TaskResult of(DelegateTask task, String outcome, String until) {
    SubmittedForm form = new SubmittedForm(task);
    return new TaskResult(
        form.who(), form.text(outcome), form.text("note"), until == null ? null : form.date(until));
  }

  /** The business key as the number it is. */
  long key() {
    return Long.parseLong(task.getExecution().getProcessBusinessKey());
  }

  /** What stands in a field; null when it was left empty. */
  String text(String field) {
    Object value = task.getVariable(field);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }

  /** The day in a field; null when it was left empty. */
  LocalDate date(String field) {
    String text = text(field);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException notADate) {
      throw TaskResult.notADate(text);
    }
  }

  /** Whoever completes the task. */
  String who() {
    Authentication signedIn =
        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    if (signedIn != null && signedIn.getUserId() != null) {
      return signedIn.getUserId();
    }
    return task.getAssignee() != null ? task.getAssignee() : "system";
  }
}
