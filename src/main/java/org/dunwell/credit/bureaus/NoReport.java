package org.dunwell.credit.bureaus;

import org.dunwell.platform.BrokenRule;

/** What came is no report that we can take; the message goes on after "because". */
public final class NoReport extends BrokenRule {

  /**
   * @param why in words that go on after "because"
   */
  public NoReport(String why) {
    super(why);
  }
}
