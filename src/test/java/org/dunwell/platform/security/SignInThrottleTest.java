package org.dunwell.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

  private final AtomicLong nanos = new AtomicLong();
  private final SignInThrottle throttle = new SignInThrottle(nanos::get);

  @Test
  void aPersonMayMistypeFiveTimes() {
    fail("anna", "10.0.0.1", SignInThrottle.FREE_FAILURES - 1);
    assertThat(throttle.pause("anna", "10.0.0.1")).isZero();
  }

  @Test
  void theFifthFailureCostsAPauseAndFurtherOnesALongerOne() {
    fail("anna", "10.0.0.1", SignInThrottle.FREE_FAILURES);
    Duration first = throttle.pause("anna", "10.0.0.1");
    assertThat(first).isEqualTo(Duration.ofSeconds(30));
    wait(first);
    assertThat(throttle.pause("anna", "10.0.0.1")).isZero();
    fail("anna", "10.0.0.1", 1);
    assertThat(throttle.pause("anna", "10.0.0.1")).isGreaterThan(first);
    fail("anna", "10.0.0.1", 40);
    assertThat(throttle.pause("anna", "10.0.0.1")).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void whoGuessesFromElsewhereDoesNotLockOutThePerson() {
    fail("anna", "10.6.6.6", 30);
    assertThat(throttle.pause("anna", "10.0.0.1")).isZero();
  }

  @Test
  void anAddressThatTriesEverNewNamesIsSlowedToo() {
    for (int i = 0; i < SignInThrottle.FREE_FAILURES_OF_ADDRESS; i++) {
      throttle.failed("name" + i, "10.6.6.6");
    }
    assertThat(throttle.pause("anna", "10.6.6.6")).isPositive();
  }

  @Test
  void theRightPasswordForgivesTheNameAndTimeForgivesAll() {
    fail("anna", "10.0.0.1", 4);
    throttle.succeeded("anna", "10.0.0.1");
    fail("anna", "10.0.0.1", 4);
    assertThat(throttle.pause("anna", "10.0.0.1")).isZero();
    fail("anna", "10.0.0.1", 20);
    wait(Duration.ofMinutes(31));
    fail("anna", "10.0.0.1", 1);
    assertThat(throttle.pause("anna", "10.0.0.1")).isZero();
  }

  private void fail(String user, String address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed(user, address);
    }
  }

  private void wait(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }
}
