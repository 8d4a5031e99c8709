package org.dunwell.credit.applications.form;

import org.dunwell.platform.BrokenRule;

/** Somebody applies while an application of the same applicant is running. */
public class AlreadyApplied extends BrokenRule {

  private static final long serialVersionUID = 1L;

  /**
   * @param running the reference of the one that is
   */
  public AlreadyApplied(String running) {
    super(
        "%s is running already for this applicant. Wait for its answer, or withdraw it first."
            .formatted(running));
  }
}
