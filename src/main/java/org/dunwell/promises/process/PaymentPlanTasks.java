package org.dunwell.promises.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.engine.FormInput;
import org.dunwell.promises.PlanBrief;
import org.dunwell.promises.Plans;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code payment-plan.bpmn} do. */
@Component("paymentPlan")
public class PaymentPlanTasks {

  private final Plans plans;
  private final PlanBrief brief;

  PaymentPlanTasks(Plans plans, PlanBrief brief) {
    this.plans = plans;
    this.brief = brief;
  }

  public boolean approvalNeeded(String businessKey) {
    return plans.byId(Long.parseLong(businessKey)).needsApproval();
  }

  public String customer(String businessKey) {
    return brief.customer(Long.parseLong(businessKey));
  }

  public String plan(String businessKey) {
    return brief.plan(Long.parseLong(businessKey));
  }

  public String word(String businessKey) {
    return brief.word(Long.parseLong(businessKey));
  }

  /** Stores the decision; an exception refuses the completion and nothing is stored. */
  public void approvePlan(DelegateTask task) {
    FormInput form = new FormInput(task);
    String decision = form.text("decision");
    if (!"approve".equals(decision) && !"reject".equals(decision)) {
      throw new BrokenRule("'Do we agree?' needs an answer: approve or reject.");
    }
    plans.decide(form.key(), decision.equals("approve"), form.text("note"), form.who());
  }

  public boolean approved(String businessKey) {
    return !plans.byId(Long.parseLong(businessKey)).isOver();
  }

  public void startPlan(String businessKey) {
    plans.start(Long.parseLong(businessKey));
  }
}
