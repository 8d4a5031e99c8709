package org.dunwell.credit.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.credit.limits.LimitApprovals;
import org.dunwell.credit.limits.LimitExplanations;
import org.dunwell.credit.limits.LimitProposal;
import org.dunwell.platform.engine.FormInput;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code limit-approval.bpmn} do. */
@Component("limitApproval")
public class LimitApprovalTasks {

  private final LimitApprovals approvals;
  private final LimitExplanations explanations;

  LimitApprovalTasks(LimitApprovals approvals, LimitExplanations explanations) {
    this.approvals = approvals;
    this.explanations = explanations;
  }

  /** The answer to "Approval needed?". */
  public boolean needsApproval(String businessKey) {
    return approvals.needsApproval(id(businessKey));
  }

  public String customer(String businessKey) {
    return approvals.partyNamed(id(businessKey));
  }

  public String proposal(String businessKey) {
    LimitProposal proposal = approvals.byId(id(businessKey));
    return "%s\nProposed by %s: %s%s"
        .formatted(
            proposal.words(),
            proposal.proposedBy(),
            proposal.cause(),
            proposal.secondedBy() == null ? "" : "\nAgreed to by " + proposal.secondedBy());
  }

  public String explanation(String businessKey) {
    return explanations.text(approvals.byId(id(businessKey)).decisionId());
  }

  /** Stores the decision; an exception refuses the completion and nothing is stored. */
  public void approveLimit(DelegateTask task) {
    FormInput form = new FormInput(task);
    approvals.decide(form.key(), form.text("decision"), form.text("note"), form.who());
  }

  /** The answer to "Agreed?": by enough. */
  public boolean isApproved(String businessKey) {
    return approvals.isApproved(id(businessKey));
  }

  /** The answer to "Agreed?": by one of two. */
  public boolean needsAnother(String businessKey) {
    return approvals.needsAnother(id(businessKey));
  }

  public void grantLimit(String businessKey) {
    approvals.grant(id(businessKey));
  }

  private static long id(String businessKey) {
    return Long.parseLong(businessKey);
  }
}
