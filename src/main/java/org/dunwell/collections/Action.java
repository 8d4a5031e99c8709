package org.dunwell.collections;

import java.util.Arrays;

/**
 * What {@code rules/treatment.dmn} may answer, and the wait on the diagram it leads to. The names
 * are the ids of the elements in {@code past-due-invoice.bpmn}.
 */
public enum Action {
  SEND_REMINDER("sendReminder", "waitForPayment"),
  REQUEST_CALL("requestCall", "waitForCall"),
  REQUEST_ESCALATION("requestEscalation", "waitForManager"),
  REQUEST_HANDOVER("requestHandover", "waitForHandover"),
  PLACE_CREDIT_HOLD("placeCreditHold", "waitForPayment"),
  WAIT_FOR_PAYMENT("waitForPayment", "waitForPayment"),
  WAIT_FOR_HANDOVER("waitForHandover", "waitForHandover"),
  WAIT_FOR_PROMISE("waitForPromise", "waitForPromise"),
  WAIT_FOR_DISPUTE("waitForDispute", "waitForDispute"),
  WAIT_FOR_INCOMING_PAYMENT("waitForIncomingPayment", "waitForIncomingPayment"),
  ON_HOLD("onHold", "onHold"),
  NOTHING_LEFT("nothingLeft", "nothingLeft");

  private final String id;
  private final String place;

  Action(String id, String place) {
    this.id = id;
    this.place = place;
  }

  /** The element's id on the diagram and the word in the table. */
  public String id() {
    return id;
  }

  /** Where the token stands once this action is done. */
  public String place() {
    return place;
  }

  /** Whether something is done before the wait. */
  public boolean acts() {
    return !id.equals(place);
  }

  /**
   * @throws IllegalArgumentException for a word that the diagram does not know
   */
  public static Action of(String id) {
    return Arrays.stream(values())
        .filter(action -> action.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "rules/treatment.dmn answered '%s'; past-due-invoice.bpmn knows %s."
                        .formatted(id, Arrays.stream(values()).map(Action::id).toList())));
  }
}
