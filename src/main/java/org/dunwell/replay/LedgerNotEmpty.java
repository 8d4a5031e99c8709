package org.dunwell.replay;

import org.dunwell.platform.BrokenRule;

/** A replay needs the sandbox to itself and was not told to empty it. */
public final class LedgerNotEmpty extends BrokenRule {

  LedgerNotEmpty() {
    super(
        "The sandbox has a ledger. Say reset=true to empty the sandbox, cases and mails included, "
            + "and live the file's history instead.");
  }
}
