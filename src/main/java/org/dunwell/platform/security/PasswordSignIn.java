package org.dunwell.platform.security;

import java.time.Duration;
import org.dunwell.platform.BrokenRule;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Name and password against the engine's identity service, for the form and for basic auth. */
@Component
class PasswordSignIn implements AuthenticationProvider {

  private final Passwords passwords;
  private final Users users;
  private final SignInThrottle throttle;

  PasswordSignIn(Passwords passwords, Users users, SignInThrottle throttle) {
    this.passwords = passwords;
    this.users = users;
    this.throttle = throttle;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String user = attempt.getName();
    String address = address(attempt);
    Duration pause = throttle.pause(user, address);
    if (!pause.isZero()) {
      throw new TooManyAttempts(pause);
    }
    if (!passwords.fit(user, String.valueOf(attempt.getCredentials()))) {
      throttle.failed(user, address);
      throw new BadCredentialsException("User or password is wrong.");
    }
    throttle.succeeded(user, address);
    return signedIn(attempt, user);
  }

  private Authentication signedIn(Authentication attempt, String user) {
    try {
      var token =
          UsernamePasswordAuthenticationToken.authenticated(user, null, users.authoritiesOf(user));
      token.setDetails(attempt.getDetails());
      return token;
    } catch (BrokenRule inNoGroup) {
      throw new DisabledException(inNoGroup.getMessage(), inNoGroup);
    }
  }

  private static String address(Authentication attempt) {
    return attempt.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : "";
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
