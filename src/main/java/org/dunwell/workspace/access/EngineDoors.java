package org.dunwell.workspace.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.dunwell.platform.web.Problems;
import org.dunwell.receivables.Access;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tasklist, Cockpit and the engine's REST know tasks and instances, not customers: whoever sees a
 * part of the ledger only does not get in, and is shown the way to our own list of tasks. See
 * docs/adr/0016.
 */
@Configuration(proxyBeanMethods = false)
class EngineDoors {

  private static final String SHUT =
      "Tasklist, Cockpit and the engine's REST show the work of all customers, and you work on a"
          + " part of the ledger (%s). Your tasks are all on the page Tasks, with the same forms.";

  @Bean
  FilterRegistrationBean<Shut> engineDoorsForParts(Access access, Problems problems) {
    var registration = new FilterRegistrationBean<>(new Shut(access, problems));
    registration.addUrlPatterns("/camunda/*", "/engine-rest/*");
    // Behind our security chain, before the webapps' own sign-in.
    registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
    return registration;
  }

  /** Says so, to programs with a problem and to people with a page. */
  static final class Shut extends OncePerRequestFilter {

    private final Access access;
    private final Problems problems;

    Shut(Access access, Problems problems) {
      this.access = access;
      this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      List<Access.Part> own = access.own();
      if (own.isEmpty()) {
        chain.doFilter(request, response);
        return;
      }
      String detail = SHUT.formatted(AccessGate.words(own));
      if (Problems.forProgram(request)) {
        problems.write(response, Problems.of(HttpStatus.FORBIDDEN, detail, request));
      } else {
        response.sendError(HttpStatus.FORBIDDEN.value(), detail);
      }
    }
  }
}
