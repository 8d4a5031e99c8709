package org.dunwell.payments.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.payments.RefundBrief;
import org.dunwell.payments.Refunds;
import org.dunwell.platform.engine.FormInput;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code refund.bpmn} do. */
@Component("refund")
public class RefundTasks {

  private final Refunds refunds;
  private final RefundBrief brief;

  RefundTasks(Refunds refunds, RefundBrief brief) {
    this.refunds = refunds;
    this.brief = brief;
  }

  /** The answer to "Approval needed?". */
  public boolean needsApproval(String businessKey) {
    return refunds.needsApproval(id(businessKey));
  }

  public String customer(String businessKey) {
    return brief.customer(id(businessKey));
  }

  public String wish(String businessKey) {
    return brief.wish(id(businessKey));
  }

  /** Stores the decision; an exception refuses the completion and nothing is stored. */
  public void approveRefund(DelegateTask task) {
    FormInput form = new FormInput(task);
    refunds.decide(form.key(), form.text("decision"), form.text("note"), form.who());
  }

  /** The answer to "Approved?". */
  public boolean isApproved(String businessKey) {
    return refunds.isApproved(id(businessKey));
  }

  public void sendRefund(String businessKey) {
    refunds.send(id(businessKey));
  }

  private static long id(String businessKey) {
    return Long.parseLong(businessKey);
  }
}
