package org.dunwell.collections.calls;

import java.util.Arrays;
import java.util.List;
import org.dunwell.collections.TaskResult;

/** What can come of a call. */
public enum CallOutcome {
  REACHED("reached", "Reached: they know and will pay", "reached"),
  PROMISES("promises", "Promises to pay by a date", "promises to pay"),
  SAYS_PAID("says-paid", "Says it is paid already", "says it is paid"),
  DISPUTES("disputes", "Disputes: something is wrong with an invoice", "disputes"),
  ASKS_FOR_COPY("asks-for-copy", "Asks for a copy", "asks for a copy"),
  ASKS_FOR_PLAN("asks-for-plan", "Asks to pay in parts", "asks to pay in parts"),
  REFUSES("refuses", "Refuses to pay", "refuses to pay"),
  NOT_REACHED("not-reached", "Not reached: try again", "not reached"),
  WRONG_NUMBER("wrong-number", "Wrong number", "wrong number");

  private final String id;
  private final String label;
  private final String said;

  CallOutcome(String id, String label, String said) {
    this.id = id;
    this.label = label;
    this.said = said;
  }

  /** The word in forms, tables and rules. */
  public String id() {
    return id;
  }

  /** What a person chooses. */
  public String label() {
    return label;
  }

  /** What the timeline says afterwards. */
  public String said() {
    return said;
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
                        .formatted(Arrays.stream(values()).map(CallOutcome::id).toList(), id)));
  }

  /** Whether somebody was spoken to. */
  boolean spoken() {
    return !List.of(NOT_REACHED, WRONG_NUMBER).contains(this);
  }
}
