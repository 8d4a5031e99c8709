package org.dunwell.collections.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.collections.CustomerTaskForms;
import org.dunwell.collections.writeoffs.Proposal;
import org.dunwell.collections.writeoffs.WriteOffProposals;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code write-off.bpmn} do. */
@Component("writeOff")
public class WriteOffTasks {

  private final WriteOffProposals proposals;
  private final CustomerTaskForms forms;

  WriteOffTasks(WriteOffProposals proposals, CustomerTaskForms forms) {
    this.proposals = proposals;
    this.forms = forms;
  }

  /** The answer to "Approval needed?". */
  public boolean needsApproval(String businessKey) {
    return proposals.needsApproval(id(businessKey));
  }

  public String customer(String businessKey) {
    return forms.customerNamed(proposals.byId(id(businessKey)).customerId());
  }

  public String proposal(String businessKey) {
    Proposal proposal = proposals.byId(id(businessKey));
    return "%s, proposed by %s: %s\n%s"
        .formatted(
            proposal.amounts(),
            proposal.proposedBy(),
            proposal.reason(),
            proposals.lines(proposal.id()));
  }

  /** Stores the decision; an exception refuses the completion and nothing is stored. */
  public void approveWriteOff(DelegateTask task) {
    SubmittedForm form = new SubmittedForm(task);
    proposals.decide(form.key(), form.text("decision"), form.text("note"), form.who());
  }

  /** The answer to "Approved?". */
  public boolean isApproved(String businessKey) {
    return proposals.isApproved(id(businessKey));
  }

  public void bookWriteOff(String businessKey) {
    proposals.book(id(businessKey));
  }

  private static long id(String businessKey) {
    return Long.parseLong(businessKey);
  }
}
