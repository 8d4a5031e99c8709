package org.dunwell.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.database.SlateWiped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Work that failed is a trouble and rests, longer each time: what stays broken must not make the
 * loop, or a walk, crawl, and nothing else may wait for it.
 */
@Component
class FailedWork {

  private static final Logger log = LoggerFactory.getLogger(FailedWork.class);
  private static final String ROOM = "platform";
  private static final String KIND = "work";
  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofHours(1);

  /** How long work that failed rests. */
  private record PutOff(Instant until, Duration rest) {}

  private final Map<String, PutOff> putOff = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Troubles troubles;

  /** Works with a trouble from before a restart or of another time; null until it was asked for. */
  private volatile Set<String> troubled;

  FailedWork(Clock clock, Troubles troubles) {
    this.clock = clock;
    this.troubles = troubles;
  }

  /**
   * Puts the work off for a minute, then longer, up to an hour. Whoever lost against another commit
   * tries again at once, but only once.
   *
   * @return whether it is to be tried again at once
   */
  boolean failed(String work, RuntimeException failure) {
    PutOff before = putOff.get(work);
    if (before == null && isConflict(failure)) {
      log.info("{} met a concurrent change and is tried again at once", work, failure);
      putOff.put(work, new PutOff(clock.instant(), Duration.ZERO));
      return true;
    }
    Duration rest = next(before);
    putOff.put(work, new PutOff(clock.instant().plus(rest), rest));
    log.error("{} failed and is tried again in {}", work, rest, failure);
    troubles.report(
        ROOM,
        KIND,
        work,
        work + " failed: " + failure.getMessage(),
        "It is tried again by itself. If it stays, read the log at this time.",
        failure);
    return false;
  }

  /** It went well: a trouble it had is over. */
  void done(String work) {
    boolean failed = putOff.remove(work) != null;
    if (failed | troubled().remove(work)) {
      troubles.resolve(ROOM, KIND, work, "system");
    }
  }

  /** When this work is due, which is not before it has rested. */
  Instant rested(String work, Instant due) {
    PutOff failed = putOff.get(work);
    return failed == null || due.isAfter(failed.until()) ? due : failed.until();
  }

  /** Puts nothing off any longer; for when the clock was set to another time. */
  void forget() {
    troubled().addAll(putOff.keySet());
    putOff.clear();
  }

  private Set<String> troubled() {
    if (troubled == null) {
      Set<String> found = ConcurrentHashMap.newKeySet();
      found.addAll(troubles.openSubjects(ROOM, KIND));
      troubled = found;
    }
    return troubled;
  }

  /** What failed on a ledger that is gone says nothing about the next one. */
  @EventListener
  void on(SlateWiped wiped) {
    forget();
  }

  private static boolean isConflict(RuntimeException failure) {
    return failure instanceof ConcurrencyFailureException
        || failure instanceof OptimisticLockingException;
  }

  private static Duration next(PutOff before) {
    if (before == null || before.rest().isZero()) {
      return FIRST_REST;
    }
    Duration twice = before.rest().multipliedBy(2);
    return twice.compareTo(LONGEST_REST) < 0 ? twice : LONGEST_REST;
  }
}
