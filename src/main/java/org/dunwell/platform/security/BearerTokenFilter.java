package org.dunwell.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dunwell.platform.BrokenRule;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer <token>} signs a program in for this one request. */
class BearerTokenFilter extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final ApiTokens tokens;
  private final Users users;
  private final AuthenticationEntryPoint refused;

  BearerTokenFilter(ApiTokens tokens, Users users, AuthenticationEntryPoint refused) {
    this.tokens = tokens;
    this.users = users;
    this.refused = refused;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      try {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signIn(header.substring(SCHEME.length()).strip()));
        SecurityContextHolder.setContext(context);
      } catch (AuthenticationException wrong) {
        refused.commence(request, response, wrong);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private Authentication signIn(String token) {
    String user =
        tokens
            .userOf(token)
            .orElseThrow(
                () -> new BadCredentialsException("This API token is unknown or revoked."));
    try {
      return UsernamePasswordAuthenticationToken.authenticated(
          user, null, users.authoritiesOf(user));
    } catch (BrokenRule inNoGroup) {
      throw new BadCredentialsException(inNoGroup.getMessage(), inNoGroup);
    }
  }
}
