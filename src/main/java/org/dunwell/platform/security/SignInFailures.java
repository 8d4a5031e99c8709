package org.dunwell.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page, with the reason as far as it may be told. */
class SignInFailures implements AuthenticationFailureHandler {

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    response.sendRedirect(request.getContextPath() + "/login?" + reason(why));
  }

  private static String reason(AuthenticationException why) {
    if (why instanceof TooManyAttempts tooMany) {
      return "wait=" + tooMany.seconds();
    }
    return why instanceof DisabledException ? "group" : "wrong";
  }
}
