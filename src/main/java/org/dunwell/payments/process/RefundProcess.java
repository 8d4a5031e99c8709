package org.dunwell.payments.process;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Into the engine: starts {@code refund}. */
@Component
public class RefundProcess {

  private final RuntimeService runtime;

  RefundProcess(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /** Starts the instance of a refund; one within the asker's authority goes at once. */
  public void start(long refund) {
    runtime.startProcessInstanceByKey("refund", Long.toString(refund));
  }
}
