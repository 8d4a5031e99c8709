package org.dunwell.credit.applications.form;

import org.dunwell.platform.BrokenRule;

/** An answer that nobody waits for any more: it was given before, or all is decided. */
public class NotWaitedFor extends BrokenRule {

  private static final long serialVersionUID = 1L;

  public NotWaitedFor() {
    super("Thank you: this answer was given already, or is not needed any more.");
  }
}
