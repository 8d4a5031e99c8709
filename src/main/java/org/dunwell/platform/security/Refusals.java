package org.dunwell.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dunwell.platform.web.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** How the security chains say no: to programs with a problem, to people with a page. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  /** Never {@code Basic}: a browser would ask by itself and then send the password everywhere. */
  private static final String CHALLENGE = "Bearer realm=\"dunwell\"";

  private final Problems problems;
  private final AuthenticationEntryPoint signInPage =
      new LoginUrlAuthenticationEntryPoint("/login");

  Refusals(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (why instanceof TooManyAttempts tooMany) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
      problems.write(
          response, Problems.of(HttpStatus.TOO_MANY_REQUESTS, why.getMessage(), request));
    } else if (Problems.forProgram(request) || hasCredentials(request)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
      problems.write(
          response, Problems.of(HttpStatus.UNAUTHORIZED, unauthorized(request, why), request));
    } else {
      try {
        signInPage.commence(request, response, why);
      } catch (jakarta.servlet.ServletException e) {
        throw new IOException(e);
      }
    }
  }

  private static boolean hasCredentials(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
  }

  private static String unauthorized(HttpServletRequest request, AuthenticationException why) {
    return hasCredentials(request)
        ? why.getMessage()
        : "Sign in with basic authentication or an API token (Authorization: Bearer ..).";
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    String detail =
        why instanceof CsrfException
            ? "The page was open for too long or the request came from elsewhere. Load the page"
                + " again and repeat."
            : "You are signed in, but your groups do not allow this.";
    if (Problems.forProgram(request)) {
      problems.write(response, Problems.of(HttpStatus.FORBIDDEN, detail, request));
    } else {
      response.sendError(HttpStatus.FORBIDDEN.value(), detail);
    }
  }
}
