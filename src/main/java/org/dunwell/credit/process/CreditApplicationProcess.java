package org.dunwell.credit.process;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Into the engine: starts {@code credit-application} and tells its instances what has come. */
@Component
public class CreditApplicationProcess {

  private final RuntimeService runtime;

  CreditApplicationProcess(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /** Starts the instance of an application; it goes on until somebody is waited for. */
  public void start(long application) {
    runtime.startProcessInstanceByKey("credit-application", Long.toString(application));
  }

  /** What was waited for has come; nobody waiting is fine. */
  public void lookAgain(long application) {
    tell("answersSuffice", application);
  }

  /** The applicant has answered a question; nobody waiting is fine. */
  public void answered(long application) {
    tell("applicantAnswered", application);
  }

  /** The applicant does not want it any more. */
  public void withdrawn(long application) {
    tell("applicationWithdrawn", application);
  }

  private void tell(String message, long application) {
    runtime
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(Long.toString(application))
        .correlateAll();
  }
}
