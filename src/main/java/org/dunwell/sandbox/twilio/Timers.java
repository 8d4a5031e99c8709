package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.dunwell.sandbox.wire.Store;

/** What of a call happens by itself at which moment. The earliest is when the call is due. */
final class Timers {

  /** The call leaves the queue. */
  static final String PLACE = "place";

  /** Nobody has answered. */
  static final String RING = "ring";

  /** The handset answers by itself. */
  static final String PICKUP = "pickup";

  /** The verb that is executed goes on. */
  static final String VERB = "verb";

  /** Something has had its longest time. */
  static final String MOST = "most";

  /** The call has had its longest time. */
  static final String LIMIT = "limit";

  /** It is known who answered. */
  static final String DETECTED = "detected";

  /** The handset does by itself what it was told to do. */
  static final String REPLY = "reply";

  private static final String ALL = "_timers";

  private Timers() {}

  static void set(ObjectNode call, String name, long millis) {
    call.withObject("/" + ALL).put(name, millis);
  }

  static void cancel(ObjectNode call, String name) {
    call.withObject("/" + ALL).remove(name);
  }

  static void cancelAll(ObjectNode call) {
    call.withObject("/" + ALL).removeAll();
  }

  /** Takes away the one that is due by {@code millis}. */
  static Optional<String> take(ObjectNode call, long millis) {
    Optional<String> name =
        earliest(call).filter(first -> first.getValue() <= millis).map(Map.Entry::getKey);
    name.ifPresent(due -> cancel(call, due));
    return name;
  }

  private static Optional<Map.Entry<String, Long>> earliest(ObjectNode call) {
    return call.withObject("/" + ALL).properties().stream()
        .map(timer -> Map.entry(timer.getKey(), timer.getValue().asLong()))
        .min(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
  }

  /** Tells the store. */
  static void note(ObjectNode call) {
    Optional<Map.Entry<String, Long>> first = earliest(call);
    if (first.isPresent()) {
      call.put(Store.DUE_MILLIS, first.get().getValue());
    } else {
      call.remove(Store.DUE_MILLIS);
    }
  }
}
