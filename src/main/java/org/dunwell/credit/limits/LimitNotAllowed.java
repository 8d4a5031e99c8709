package org.dunwell.credit.limits;

import org.dunwell.platform.BrokenRule;

/** A limit says too little, contradicts itself, or needs somebody else's eyes. */
public class LimitNotAllowed extends BrokenRule {

  LimitNotAllowed(String message) {
    super(message);
  }
}
