package org.dunwell.collections.calls;

/**
 * The answer of {@code rules/call-outcomes.dmn} for one outcome.
 *
 * @param offered whether it may be chosen
 * @param pauseDays working days of the customer's calendar during which nobody asks again; 0 to
 *     {@value #LONGEST_PAUSE_DAYS}
 * @param escalate whether the credit manager is asked at once
 */
record CallOffer(boolean offered, int pauseDays, boolean escalate) {

  /** Longer than a month is a hold, which a person decides. */
  static final int LONGEST_PAUSE_DAYS = 30;

  CallOffer {
    if (pauseDays < 0 || pauseDays > LONGEST_PAUSE_DAYS) {
      throw new IllegalArgumentException(
          "rules/call-outcomes.dmn answered pauseDays %d; it must be 0 to %d."
              .formatted(pauseDays, LONGEST_PAUSE_DAYS));
    }
  }
}
