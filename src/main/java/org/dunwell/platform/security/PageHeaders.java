package org.dunwell.platform.security;

import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What browsers are told to refuse on our behalf. */
final class PageHeaders {

  /** Everything comes from this server; no inline script, ever. */
  private static final String OURS =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /** The process picture and the page to try the API set style attributes on what they draw. */
  private static final String DRAWING = OURS + "; style-src 'self' 'unsafe-inline'";

  private PageHeaders() {}

  /** Customers' pages may lead to where they pay; nobody else's form leads anywhere else. */
  private static HeaderWriter paying(Supplier<Set<String>> targets) {
    return (request, response) -> {
      if (request.getServletPath().startsWith("/pay/")) {
        String form = "form-action 'self' " + String.join(" ", targets.get());
        new ContentSecurityPolicyHeaderWriter(OURS.replace("form-action 'self'", form.strip()))
            .writeHeaders(request, response);
      }
    };
  }

  static void set(HeadersConfigurer<HttpSecurity> headers, Supplier<Set<String>> targets) {
    RequestMatcher webapps = request -> request.getServletPath().startsWith("/camunda/");
    RequestMatcher drawing =
        request ->
            request.getServletPath().startsWith("/cases/")
                || request.getServletPath().startsWith("/swagger-ui/");
    headers
        .frameOptions(frame -> frame.sameOrigin())
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            permissions -> permissions.policy("camera=(), microphone=(), geolocation=()"))
        // First come, first written: a policy that is there is left alone, so narrow ones go first.
        .addHeaderWriter(paying(targets))
        .addHeaderWriter(policy(drawing, DRAWING))
        // The webapps send a policy with a nonce of their own.
        .addHeaderWriter(policy(new NegatedRequestMatcher(webapps), OURS));
  }

  private static HeaderWriter policy(RequestMatcher where, String policy) {
    return new DelegatingRequestMatcherHeaderWriter(
        where, new ContentSecurityPolicyHeaderWriter(policy));
  }
}
