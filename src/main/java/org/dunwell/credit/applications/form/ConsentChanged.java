package org.dunwell.credit.applications.form;

import org.dunwell.platform.BrokenRule;

/** Somebody agreed to words that are not in force any more, or to none of ours. */
public class ConsentChanged extends BrokenRule {

  private static final long serialVersionUID = 1L;

  public ConsentChanged() {
    super("The words of consent have changed since the form was opened. Read them and tick again.");
  }
}
