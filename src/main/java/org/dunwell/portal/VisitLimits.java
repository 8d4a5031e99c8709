package org.dunwell.portal;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How often somebody may come. Counted on each node by itself and in real time: it slows down
 * programs. What must hold on all nodes together (one promise for a form, one fresh link an hour)
 * the database holds.
 */
@Component
class VisitLimits {

  /** A house of offices behind one address, all of them busy. */
  static final int OF_ADDRESS = 600;

  /** Somebody who clicks all day does not get there. */
  static final int OF_LINK = 90;

  /** Forms that are sent with one link. */
  static final int CHANGES_OF_LINK = 20;

  /** Applications handed in: a tax office of many clients does not send more in an hour. */
  static final int APPLICATIONS_OF_ADDRESS = 10;

  /** All addresses together: beyond this it is no business, and each writes to strangers. */
  static final int APPLICATIONS = 120;

  /** Somebody copies a link badly; a program guesses. */
  static final int UNKNOWN_OF_ADDRESS = 20;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LONG = Duration.ofMinutes(10);

  /** A limit on memory: what was not touched for longest is forgotten first. */
  private static final int REMEMBERED = 20_000;

  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Any visit from an address. */
  void visit(String address) {
    take("address " + address, OF_ADDRESS, MINUTE);
  }

  /** A visit with a link that opens. */
  void opened(String link, boolean changes) {
    take("link " + link, OF_LINK, MINUTE);
    if (changes) {
      take("changes " + link, CHANGES_OF_LINK, LONG);
    }
  }

  /**
   * A visit with something that is no link of ours. It shuts nobody out who has one, whoever else
   * sits behind the same address.
   */
  void unknown(String address) {
    take("unknown " + address, UNKNOWN_OF_ADDRESS, LONG);
  }

  /** An application is handed in. */
  void applied(String address) {
    take("applications of " + address, APPLICATIONS_OF_ADDRESS, HOUR);
    take("applications", APPLICATIONS, HOUR);
  }

  /** For tests: as after a start. */
  synchronized void forget() {
    buckets.clear();
  }

  private void take(String key, int most, Duration time) {
    ConsumptionProbe probe = bucket(key, most, time).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new TooManyVisits(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private synchronized Bucket bucket(String key, int most, Duration time) {
    return buckets.computeIfAbsent(
        key,
        any ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, time))
                .build());
  }
}
