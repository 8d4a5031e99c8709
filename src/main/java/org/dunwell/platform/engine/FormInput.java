package org.dunwell.platform.engine;

import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.dunwell.platform.BrokenRule;

/** What a form has left on a task, read the same way whichever page it was completed on. */
public final class FormInput {

  private final DelegateTask task;

  public FormInput(DelegateTask task) {
    this.task = task;
  }

  /** The business key as the number it is. */
  public long key() {
    return Long.parseLong(task.getExecution().getProcessBusinessKey());
  }

  /** What stands in a field, without the blanks around it; null when it was left empty. */
  public String text(String field) {
    Object value = task.getVariable(field);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  /**
   * The amount in a field, with a point before the decimals; null when it was left empty.
   *
   * @throws BrokenRule when it is no number
   */
  public BigDecimal amount(String field) {
    String text = text(field);
    try {
      return text == null ? null : new BigDecimal(text);
    } catch (NumberFormatException noNumber) {
      throw new BrokenRule(
          "\"%s\" is no amount. Write it with a point before the decimals, like 1250.00."
              .formatted(text));
    }
  }

  /** Whoever completes or gives the task; {@code system} when the process does. */
  public String who() {
    Authentication signedIn =
        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    if (signedIn != null && signedIn.getUserId() != null) {
      return signedIn.getUserId();
    }
    return task.getAssignee() != null ? task.getAssignee() : "system";
  }
}
