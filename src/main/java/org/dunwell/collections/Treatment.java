package org.dunwell.collections;

/**
 * The answer of {@code rules/treatment.dmn}.
 *
 * @param action an {@link Action}'s id
 * @param tone of a letter: friendly, firm, urgent, final; none when nothing is written
 * @param waitDays calendar days until the case is looked at again, at 06:00 in the selling entity's
 *     zone; 1 to {@value #LONGEST_WAIT_DAYS}
 * @param channel how it is done: {@code email}, {@code letter}, {@code phone} (a person calls) or
 *     {@code automated-call} (the line calls by itself); {@code none} when nobody is contacted
 */
public record Treatment(String action, String tone, int waitDays, String channel) {

  /** A call that the line makes by itself. */
  static final String AUTOMATED_CALL = "automated-call";

  /** No unpaid case is left alone for longer than this, whatever a table says. */
  static final int LONGEST_WAIT_DAYS = 60;

  public Treatment {
    Action.of(action);
    if (waitDays < 1 || waitDays > LONGEST_WAIT_DAYS) {
      throw new IllegalArgumentException(
          "rules/treatment.dmn answered waitDays %d; it must be 1 to %d."
              .formatted(waitDays, LONGEST_WAIT_DAYS));
    }
  }

  Action what() {
    return Action.of(action);
  }
}
