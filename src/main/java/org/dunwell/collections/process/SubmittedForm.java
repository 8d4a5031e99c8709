package org.dunwell.collections.process;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.dunwell.collections.TaskResult;

/** What a form has left on a task, read the same way whichever page it was completed on. */
final class SubmittedForm {

  private SubmittedForm() {}

  /**
   * @param outcome the key of the field that holds the outcome
   * @param until the key of the field that holds a last day; null if the form has none
   */
  static TaskResult of(DelegateTask task, String outcome, String until) {
    return new TaskResult(
        who(task),
        text(task, outcome),
        text(task, "note"),
        until == null ? null : date(text(task, until)));
  }

  private static String text(DelegateTask task, String key) {
    Object value = task.getVariable(key);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }

  private static LocalDate date(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException notADate) {
      throw TaskResult.notADate(text);
    }
  }

  /** Who has filled it in. */
  static String who(DelegateTask task) {
    Authentication signedIn =
        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    if (signedIn != null && signedIn.getUserId() != null) {
      return signedIn.getUserId();
    }
    return task.getAssignee() != null ? task.getAssignee() : "system";
  }
}
