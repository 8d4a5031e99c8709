package org.dunwell.collections.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.dunwell.collections.CustomerTaskForms;
import org.dunwell.collections.calls.CallBriefs;
import org.dunwell.collections.calls.CallBriefs.Brief;
import org.dunwell.collections.calls.CallBriefs.Option;
import org.dunwell.collections.calls.CustomerCalls;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code customer-call.bpmn} do. */
@Component("customerCall")
public class CustomerCallTasks {

  private final CustomerTaskForms forms;
  private final CallBriefs briefs;
  private final CustomerCalls calls;

  CustomerCallTasks(CustomerTaskForms forms, CallBriefs briefs, CustomerCalls calls) {
    this.forms = forms;
    this.briefs = briefs;
    this.calls = calls;
  }

  /** Who gets the task; null leaves it to all collectors. */
  public String owner(String businessKey) {
    return forms.owner(Long.parseLong(businessKey));
  }

  public String customer(String businessKey) {
    return brief(businessKey).customer();
  }

  public String owed(String businessKey) {
    return brief(businessKey).owed();
  }

  public String lastPromise(String businessKey) {
    return brief(businessKey).lastPromise();
  }

  public String lastWords(String businessKey) {
    return brief(businessKey).lastWords();
  }

  public String pinnedNotes(String businessKey) {
    return brief(businessKey).pinnedNotes();
  }

  public String payLink(String businessKey) {
    return brief(businessKey).payLinks();
  }

  /** Whom to ask for unless somebody else is chosen. */
  public String contact(String businessKey) {
    return brief(businessKey).contacts().stream().findFirst().map(Option::value).orElse(null);
  }

  public SpinJsonNode contactOptions(String businessKey) {
    return options(brief(businessKey).contacts());
  }

  public SpinJsonNode outcomeOptions(String businessKey) {
    return options(brief(businessKey).outcomes());
  }

  public SpinJsonNode invoiceOptions(String businessKey) {
    return options(brief(businessKey).invoices());
  }

  public SpinJsonNode reasonOptions(String businessKey) {
    return options(brief(businessKey).reasons());
  }

  /** Sentences of a recorded call that promise. */
  public SpinJsonNode proposalOptions(String businessKey) {
    return Spin.JSON(brief(businessKey).talk().offers());
  }

  /** What was typed while they talked over the line. */
  public String note(String businessKey) {
    return brief(businessKey).talk().note();
  }

  /** Stores what the call came to; an exception refuses the completion and nothing is stored. */
  public void callCustomer(DelegateTask task) {
    long id = Long.parseLong(task.getExecution().getProcessBusinessKey());
    calls.made(id, SubmittedCall.of(task, briefs.ofTask(id).talk()), SubmittedCall.incoming(task));
  }

  private Brief brief(String businessKey) {
    return briefs.ofTask(Long.parseLong(businessKey));
  }

  private static SpinJsonNode options(List<Option> options) {
    return Spin.JSON(options);
  }
}
