package org.dunwell.collections.process;

import java.util.Date;
import org.dunwell.collections.CaseSteps;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code past-due-invoice.bpmn} do. */
@Component("pastDueInvoice")
public class PastDueInvoiceTasks {

  private final CaseSteps steps;

  PastDueInvoiceTasks(CaseSteps steps) {
    this.steps = steps;
  }

  public void chooseTreatment(String businessKey) {
    steps.chooseTreatment(businessKey);
  }

  /** The answer to "What next?". */
  public boolean nextIs(String businessKey, String action) {
    return steps.nextIs(businessKey, action);
  }

  /** The date of every timer: when the case is looked at again. */
  public Date dateOf(String businessKey) {
    return Date.from(steps.dateOf(businessKey));
  }

  public void sendReminder(String businessKey) {
    steps.sendReminder(businessKey);
  }

  public void requestCall(String businessKey) {
    steps.requestCall(businessKey);
  }

  public void requestEscalation(String businessKey) {
    steps.requestEscalation(businessKey);
  }

  public void requestHandover(String businessKey) {
    steps.requestHandover(businessKey);
  }

  public void placeCreditHold(String businessKey) {
    steps.placeCreditHold(businessKey);
  }

  /** The answer to "Still past due?". */
  public boolean stillPastDue(String businessKey) {
    return steps.stillPastDue(businessKey);
  }

  public void caseClosed(String businessKey) {
    steps.close(businessKey);
  }
}
