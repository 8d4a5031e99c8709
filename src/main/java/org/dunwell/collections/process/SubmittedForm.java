package org.dunwell.collections.process;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.collections.TaskResult;
import org.dunwell.platform.engine.FormInput;

/** What the forms of this room have left on a task. */
final class SubmittedForm {

  private final FormInput input;

  SubmittedForm(DelegateTask task) {
    this.input = new FormInput(task);
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
    return input.key();
  }

  /** What stands in a field; null when it was left empty. */
  String text(String field) {
    return input.text(field);
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
    return input.who();
  }
}
