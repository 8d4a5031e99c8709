package org.dunwell.collections.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.collections.CustomerTaskForms;
import org.dunwell.collections.CustomerTaskResults;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code customer-call.bpmn} do. */
@Component("customerCall")
public class CustomerCallTasks {

  private final CustomerTaskForms forms;
  private final CustomerTaskResults results;

  CustomerCallTasks(CustomerTaskForms forms, CustomerTaskResults results) {
    this.forms = forms;
    this.results = results;
  }

  /** Who gets the task; null leaves it to all collectors. */
  public String owner(String businessKey) {
    return forms.owner(Long.parseLong(businessKey));
  }

  public String customer(String businessKey) {
    return forms.customer(Long.parseLong(businessKey));
  }

  public String phone(String businessKey) {
    return forms.phone(Long.parseLong(businessKey));
  }

  public String owed(String businessKey) {
    return forms.owed(Long.parseLong(businessKey));
  }

  /** Stores what the call came to; an exception refuses the completion and nothing is stored. */
  public void callCustomer(DelegateTask task) {
    long id = Long.parseLong(task.getExecution().getProcessBusinessKey());
    results.called(id, SubmittedForm.of(task, "outcome", null));
  }
}
