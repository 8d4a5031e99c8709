package org.dunwell.collections.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.collections.CustomerTaskForms;
import org.dunwell.collections.handover.HandoverDecision;
import org.dunwell.collections.handover.HandoverReport;
import org.dunwell.collections.handover.HandoverResults;
import org.dunwell.collections.handover.Handovers;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code customer-handover.bpmn} do. */
@Component("customerHandover")
public class CustomerHandoverTasks {

  private final CustomerTaskForms forms;
  private final Handovers handovers;
  private final HandoverResults results;

  CustomerHandoverTasks(CustomerTaskForms forms, Handovers handovers, HandoverResults results) {
    this.forms = forms;
    this.handovers = handovers;
    this.results = results;
  }

  public String customer(String businessKey) {
    return forms.customer(Long.parseLong(businessKey));
  }

  public String owed(String businessKey) {
    return forms.owed(Long.parseLong(businessKey));
  }

  public String tried(String businessKey) {
    return forms.tried(Long.parseLong(businessKey));
  }

  /** Stores the decision; an exception refuses the completion and nothing is stored. */
  public void decideHandover(DelegateTask task) {
    SubmittedForm form = new SubmittedForm(task);
    results.decide(
        form.key(),
        new HandoverDecision(
            form.who(), form.text("decision"), form.text("partner"), form.text("note")));
  }

  /** The answer to "Handed over?". */
  public boolean isHandedOver(String businessKey) {
    return handovers.isHandedOver(Long.parseLong(businessKey));
  }

  public void orderFile(String businessKey) {
    handovers.orderFile(Long.parseLong(businessKey));
  }

  public String outside(String businessKey) {
    return handovers.outside(Long.parseLong(businessKey));
  }

  /** When the task is to be taken up. */
  public Date followUp(String businessKey) {
    return java.sql.Date.valueOf(handovers.followUpOn(Long.parseLong(businessKey)));
  }

  /** Stores what was reported; an exception refuses the completion and nothing is stored. */
  public void trackHandover(DelegateTask task) {
    SubmittedForm form = new SubmittedForm(task);
    results.report(
        form.key(),
        new HandoverReport(
            form.who(), form.text("status"), form.date("followUp"), form.text("note")));
  }

  /** The answer to "Come back?". */
  public boolean isBack(String businessKey) {
    return handovers.isBack(Long.parseLong(businessKey));
  }
}
