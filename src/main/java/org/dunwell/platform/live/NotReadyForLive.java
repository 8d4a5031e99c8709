package org.dunwell.platform.live;

import java.util.List;
import java.util.stream.Collectors;

/** Refuses the start of a live Dunwell with everything that is missing, all at once. */
public final class NotReadyForLive extends RuntimeException {

  private final List<Missing> missing;

  NotReadyForLive(List<Missing> missing) {
    super(
        missing.stream()
            .map(one -> "\n  - %s\n    %s".formatted(one.what(), one.mend()))
            .collect(
                Collectors.joining(
                    "", "Dunwell is not ready to work live (dunwell.mode=live):", "")));
    this.missing = missing;
  }

  /** One by one. */
  public List<Missing> missing() {
    return missing;
  }
}
