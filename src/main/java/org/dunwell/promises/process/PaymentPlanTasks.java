package org.dunwell.promises.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.dunwell.platform.BrokenRule;
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
    String decision = text(task, "decision");
    if (!"approve".equals(decision) && !"reject".equals(decision)) {
      throw new BrokenRule("'Do we agree?' needs an answer: approve or reject.");
    }
    long plan = Long.parseLong(task.getExecution().getProcessBusinessKey());
    plans.decide(plan, decision.equals("approve"), text(task, "note"), who(task));
  }

  public boolean approved(String businessKey) {
    return !plans.byId(Long.parseLong(businessKey)).isOver();
  }

  public void startPlan(String businessKey) {
    plans.start(Long.parseLong(businessKey));
  }

  private static String text(DelegateTask task, String key) {
    Object value = task.getVariable(key);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  private static String who(DelegateTask task) {
    Authentication signedIn =
        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    if (signedIn != null && signedIn.getUserId() != null) {
      return signedIn.getUserId();
    }
    return task.getAssignee() != null ? task.getAssignee() : "system";
  }
}
