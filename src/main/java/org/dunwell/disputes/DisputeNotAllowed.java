package org.dunwell.disputes;

import org.dunwell.platform.BrokenRule;

/** A dispute says too little, does not fit its invoice, comes too late, or is somebody else's. */
public class DisputeNotAllowed extends BrokenRule {

  public DisputeNotAllowed(String message) {
    super(message);
  }
}
