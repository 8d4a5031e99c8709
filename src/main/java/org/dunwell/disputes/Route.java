package org.dunwell.disputes;

import org.dunwell.platform.BrokenRule;

/**
 * What {@code rules/dispute-routing.dmn} answers.
 *
 * @param department {@code own} for the department that owns the reason, else a department's code
 * @param timePercent how much of the reason's target time is allowed, 1 to 1,000 percent
 * @param remindPercent after how much of the allowed time the owner is reminded, 1 to 100 percent
 * @param escalateAtOnce whether a credit manager settles it from the beginning
 */
public record Route(String department, int timePercent, int remindPercent, boolean escalateAtOnce) {

  private static final int MOST_TIME = 1_000;

  private static final int ALL = 100;

  public Route {
    if (timePercent < 1 || timePercent > MOST_TIME) {
      throw new BrokenRule(
          "dispute-routing allows %d percent of the target time; give 1 to %d."
              .formatted(timePercent, MOST_TIME));
    }
    if (remindPercent < 1 || remindPercent > ALL) {
      throw new BrokenRule(
          "dispute-routing reminds after %d percent of the time; give 1 to 100."
              .formatted(remindPercent));
    }
  }
}
