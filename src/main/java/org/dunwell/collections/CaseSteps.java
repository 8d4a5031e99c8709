package org.dunwell.collections;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** The steps of one case, by its business key; what {@code past-due-invoice} runs. */
@Component
public class CaseSteps {

  private final CaseDesk desk;

  CaseSteps(CaseDesk desk) {
    this.desk = desk;
  }

  /** Reads the facts and asks {@code rules/treatment.dmn}, unless nothing is past due any more. */
  public void chooseTreatment(String businessKey) {
    desk.of(businessKey).choose();
  }

  /** Whether this action was chosen last. */
  public boolean nextIs(String businessKey, String action) {
    return desk.of(businessKey).action() == Action.of(action);
  }

  /** When the case is looked at again. */
  public Instant dateOf(String businessKey) {
    return desk.of(businessKey).nextAt();
  }

  public void sendReminder(String businessKey) {
    desk.of(businessKey).askForLetter();
  }

  public void requestCall(String businessKey) {
    desk.of(businessKey).askForCall();
  }

  public void requestEscalation(String businessKey) {
    desk.of(businessKey).askForEscalation();
  }

  public void requestHandover(String businessKey) {
    desk.of(businessKey).askForHandover();
  }

  public void placeCreditHold(String businessKey) {
    desk.of(businessKey).askForCreditHold();
  }

  public boolean stillPastDue(String businessKey) {
    return desk.of(businessKey).facts().isPastDue();
  }

  public void close(String businessKey) {
    desk.of(businessKey).close();
  }
}
