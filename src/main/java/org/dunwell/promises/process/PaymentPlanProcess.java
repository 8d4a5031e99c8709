package org.dunwell.promises.process;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Into the engine: starts and ends instances of {@code payment-plan}. */
@Component
public class PaymentPlanProcess {

  private static final String KEY = "payment-plan";

  private final RuntimeService runtime;

  PaymentPlanProcess(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /** Starts the instance of a plan; one within the collector's authority runs at once. */
  public void start(long plan) {
    runtime.startProcessInstanceByKey(KEY, Long.toString(plan));
  }

  /**
   * The plan is over; nobody waiting for that is fine, as when a manager is just rejecting it.
   *
   * @param ran whether its payments were being waited for
   */
  public void over(long plan, boolean ran) {
    runtime
        .createMessageCorrelation(ran ? "planOver" : "planWithdrawn")
        .processInstanceBusinessKey(Long.toString(plan))
        .correlateAll();
  }
}
