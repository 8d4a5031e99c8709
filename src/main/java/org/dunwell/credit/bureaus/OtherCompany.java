package org.dunwell.credit.bureaus;

import org.dunwell.platform.BrokenRule;

/** A report is about another company than the one that was asked about; it is not taken. */
public final class OtherCompany extends BrokenRule {

  OtherCompany(String bureau, String misfit) {
    super("The report of %s is not taken: %s.".formatted(bureau, misfit));
  }
}
