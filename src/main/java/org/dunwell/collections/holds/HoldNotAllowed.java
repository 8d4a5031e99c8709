package org.dunwell.collections.holds;

import org.dunwell.platform.BrokenRule;

/** A hold lasts too long, or says too little; nothing was stored. */
public class HoldNotAllowed extends BrokenRule {

  HoldNotAllowed(String message) {
    super(message);
  }
}
