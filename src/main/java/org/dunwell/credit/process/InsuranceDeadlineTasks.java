package org.dunwell.credit.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.credit.insurance.Deadlines;
import org.dunwell.platform.engine.FormInput;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code insurance-deadline.bpmn} do. */
@Component("insuranceDeadline")
public class InsuranceDeadlineTasks {

  private final Deadlines deadlines;

  InsuranceDeadlineTasks(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  /** The last day. */
  public Date dueOn(String businessKey) {
    return java.sql.Date.valueOf(deadlines.byId(id(businessKey)).dueOn());
  }

  public String customer(String businessKey) {
    return deadlines.partyNamed(id(businessKey));
  }

  public String deadline(String businessKey) {
    return deadlines.byId(id(businessKey)).words();
  }

  public String invoices(String businessKey) {
    return deadlines.lines(id(businessKey));
  }

  /** Stores what was done; an exception refuses the completion and nothing is stored. */
  public void meetDeadline(DelegateTask task) {
    FormInput form = new FormInput(task);
    deadlines.met(form.key(), form.text("outcome"), form.text("note"), form.who());
  }

  private static long id(String businessKey) {
    return Long.parseLong(businessKey);
  }
}
