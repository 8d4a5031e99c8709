package org.dunwell.platform.time;

import java.time.Instant;
import org.dunwell.platform.BrokenRule;

/** The time machine is on its way: it walks to one target at a time. */
public final class StillWalking extends BrokenRule {

  StillWalking(Instant at, Instant target) {
    super(
        "Sandbox time is at %s on its way to %s. Wait until it has arrived, then go on."
            .formatted(at, target));
  }
}
