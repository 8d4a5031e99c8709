package org.dunwell.platform.engine;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the history says already about the process instances that a portion is about to move, so
 * that the engine need not ask for each of them: when a step began, when an instance began, when it
 * may be removed. Held for the thread that runs the portion, only as long as it runs.
 */
@Component
class KnownHistory {

  private static final class Held {
    private final Map<String, Date> begins = new HashMap<>();
    private final Map<String, Date> removals = new HashMap<>();
  }

  private final ThreadLocal<Held> held = ThreadLocal.withInitial(Held::new);

  /** That this instance or activity instance began then. */
  void begun(String id, Date at) {
    held.get().begins.put(id, at);
  }

  /** That the history of this instance may be removed then. */
  void removable(String instance, Date at) {
    held.get().removals.put(instance, at);
  }

  /** When this instance or activity instance began; null when that is not known here. */
  Date begin(String id) {
    return held.get().begins.get(id);
  }

  /** When the history of this instance may be removed; null when that is not known here. */
  Date removal(String instance) {
    return held.get().removals.get(instance);
  }

  void forget() {
    held.remove();
  }
}
