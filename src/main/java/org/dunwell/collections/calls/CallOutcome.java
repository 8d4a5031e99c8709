package org.dunwell.collections.calls;

import java.util.Arrays;
import java.util.List;
import org.dunwell.collections.TaskResult;

/** What can come of a call. */
public enum CallOutcome {
  REACHED("reached", "Reached: they know and will pay"),
  PROMISES("promises", "Promises to pay by a date"),
  SAYS_PAID("says-paid", "Says it is paid already"),
  DISPUTES("disputes", "Disputes: something is wrong with an invoice"),
  ASKS_FOR_COPY("asks-for-copy", "Asks for a copy"),
  ASKS_FOR_PLAN("asks-for-plan", "Asks to pay in parts"),
  REFUSES("refuses", "Refuses to pay"),
  NOT_REACHED("not-reached", "Not reached: try again"),
  WRONG_NUMBER("wrong-number", "Wrong number");

  private final String id;
  private final String label;

  CallOutcome(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** The word in forms, tables and rules. */
  public String id() {
    return id;
  }

  /** What a person chooses. */
  public String label() {
    return label;
  }

  /**
   * @throws org.dunwell.collections.TaskNotComplete for nothing, or a word nobody offers
   */
  static CallOutcome of(String id) {
    return Arrays.stream(values())
        .filter(outcome -> outcome.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                TaskResult.incomplete(
                    "'How did the call go?' needs one of %s as an answer; it is %s."
                        .formatted(
                            Arrays.stream(values()).map(CallOutcome::id).toList(), id)));
  }

  /** Whether somebody was spoken to. */
  boolean spoken() {
    return !List.of(NOT_REACHED, WRONG_NUMBER).contains(this);
  }
}
