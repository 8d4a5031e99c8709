package org.dunwell.collections.worklist;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;

/** What may be done to many customers at once. */
public enum BulkAction {
  SNOOZE("snooze", "Put off"),
  HAND_OVER("hand-over", "Hand over"),
  CALL("call", "Ask for a call"),
  REMINDER("reminder", "Send a reminder");

  private final String id;
  private final String title;

  BulkAction(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** As it stands in addresses. */
  public String id() {
    return id;
  }

  /** As people read it. */
  public String title() {
    return title;
  }

  /**
   * @throws BrokenRule when there is none of this id
   */
  public static BulkAction of(String id) {
    return Arrays.stream(values())
        .filter(action -> action.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new BrokenRule(
                    "\"%s\" is no action; choose one of %s."
                        .formatted(
                            id,
                            Arrays.stream(values())
                                .map(BulkAction::id)
                                .collect(Collectors.joining(", ")))));
  }
}
