package org.dunwell.payments.interest.web;

import org.dunwell.platform.BrokenRule;

/**
 * What somebody wants done about charges, and why.
 *
 * @param reason at most 500 characters
 */
record ChargeForm(String reason) {

  private static final int LONGEST = 500;

  /**
   * @throws BrokenRule when there is none, or it is too long
   */
  String given() {
    if (reason == null || reason.isBlank()) {
      throw new BrokenRule("Say why: the customer, an auditor or a colleague will ask.");
    }
    if (reason.length() > LONGEST) {
      throw new BrokenRule("A reason has at most %d characters.".formatted(LONGEST));
    }
    return reason.strip();
  }
}
