package org.dunwell.platform.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords; the web answers 429 and says how long to wait. */
class TooManyAttempts extends AuthenticationException {

  private final long seconds;

  TooManyAttempts(Duration pause) {
    super("Too many failed attempts. Try again in %d seconds.".formatted(seconds(pause)));
    this.seconds = seconds(pause);
  }

  long seconds() {
    return seconds;
  }

  private static long seconds(Duration pause) {
    return pause.toSeconds() + 1;
  }
}
