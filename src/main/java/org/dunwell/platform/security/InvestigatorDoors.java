package org.dunwell.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Where people go who find out what is behind a dispute and do nothing else here: they look at what
 * it is about, work on their tasks and their disputes and write notes. What is not named stays shut
 * for them, so that a page that is forgotten lets nobody in.
 */
final class InvestigatorDoors {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

  private static final RequestMatcher CHANGES =
      anyOf(
          "/tasks/**",
          "/disputes/**",
          "/api/disputes/**",
          "/customers/{number}/notes/**",
          "/api/customers/{number}/notes/**");

  private static final RequestMatcher LOOKS =
      anyOf(
          "/",
          "/search",
          "/customers",
          "/customers/{number}",
          "/customers/{number}/statements/{file}",
          "/invoices/**",
          "/cases/**",
          "/messages/**",
          "/departments/**",
          "/reason-codes/**",
          "/api/customers/**",
          "/api/invoices/**",
          "/api/cases/**",
          "/api/departments/**",
          "/api/reason-codes/**",
          "/api-docs/**",
          "/v3/api-docs/**",
          "/swagger-ui/**",
          "/swagger-ui.html",
          "/vendor/**",
          "/{script:.+\\.js}");

  private InvestigatorDoors() {}

  static boolean lets(HttpServletRequest request) {
    boolean looks = SAFE_METHODS.contains(request.getMethod());
    return CHANGES.matches(request) || looks && LOOKS.matches(request);
  }

  private static RequestMatcher anyOf(String... patterns) {
    return new OrRequestMatcher(
        Arrays.stream(patterns)
            .map(PathPatternRequestMatcher.withDefaults()::matcher)
            .map(RequestMatcher.class::cast)
            .toList());
  }
}
