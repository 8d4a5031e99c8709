package org.dunwell.platform.security;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/**
 * Asks the engine about passwords, without its lock. The engine locks users by its own clock, which
 * the sandbox moves back by years, and for good after ten failures, which lets anybody lock out
 * anybody. {@link SignInThrottle} takes its place.
 */
@Component
class Passwords {

  private final IdentityService identity;

  Passwords(IdentityService identity) {
    this.identity = identity;
  }

  /** Whether there is such a user and this is the password. */
  boolean fit(String user, String password) {
    boolean fits = identity.checkPassword(user, password);
    if (!fits && identity.createUserQuery().userId(user).count() > 0) {
      identity.unlockUser(user);
    }
    return fits;
  }
}
