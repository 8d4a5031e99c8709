package org.dunwell.platform.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords: after a few failures a name cannot be tried from the same
 * address for a while, longer each time, and neither can an address try ever new names. Counts in
 * real time: the sandbox's clock may stand still or go back. Kept in memory, so a restart forgives.
 */
@Component
class SignInThrottle {

  /** A person mistypes; five times is still a person. */
  static final int FREE_FAILURES = 5;

  /** An office behind one address mistypes more. */
  static final int FREE_FAILURES_OF_ADDRESS = 50;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  /** A limit on memory: the longest untouched entries are forgotten first. */
  private static final int REMEMBERED = 10_000;

  private record Failures(int count, long blockedUntil) {}

  private final LongSupplier nanos;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED;
        }
      };

  @org.springframework.beans.factory.annotation.Autowired
  SignInThrottle() {
    this(System::nanoTime);
  }

  SignInThrottle(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** How long this user must wait at this address; zero when it may try now. */
  synchronized Duration pause(String user, String address) {
    return keys(user, address).stream()
        .map(failures::get)
        .filter(java.util.Objects::nonNull)
        .map(f -> Duration.ofNanos(Math.max(0, f.blockedUntil() - nanos.getAsLong())))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  synchronized void failed(String user, String address) {
    List<String> keys = keys(user, address);
    count(keys.get(0), FREE_FAILURES);
    count(keys.get(1), FREE_FAILURES_OF_ADDRESS);
  }

  /** Who knows the password is forgiven; the address is not, it may be guessing other names. */
  synchronized void succeeded(String user, String address) {
    failures.remove(keys(user, address).get(0));
  }

  private void count(String key, int free) {
    Failures before = failures.get(key);
    long now = nanos.getAsLong();
    boolean forgiven = before == null || now - before.blockedUntil() > LONGEST_PAUSE.toNanos();
    int count = forgiven ? 1 : before.count() + 1;
    failures.put(key, new Failures(count, now + pauseAfter(count - free).toNanos()));
  }

  private static Duration pauseAfter(int failuresTooMany) {
    if (failuresTooMany < 0) {
      return Duration.ZERO;
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresTooMany, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private static List<String> keys(String user, String address) {
    return List.of("user " + user + " at " + address, "address " + address);
  }
}
