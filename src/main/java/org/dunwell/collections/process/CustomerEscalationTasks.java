package org.dunwell.collections.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.collections.CustomerTaskForms;
import org.dunwell.collections.CustomerTaskResults;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code customer-escalation.bpmn} do. */
@Component("customerEscalation")
public class CustomerEscalationTasks {

  private final CustomerTaskForms forms;
  private final CustomerTaskResults results;

  CustomerEscalationTasks(CustomerTaskForms forms, CustomerTaskResults results) {
    this.forms = forms;
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

  public String proof(String businessKey) {
    return forms.proof(Long.parseLong(businessKey));
  }

  /** Stores the decision; an exception refuses the completion and nothing is stored. */
  public void decideOnCustomer(DelegateTask task) {
    long id = Long.parseLong(task.getExecution().getProcessBusinessKey());
    results.decided(id, SubmittedForm.of(task, "decision", "pauseUntil"));
  }
}
