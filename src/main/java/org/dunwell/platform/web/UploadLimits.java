package org.dunwell.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Refuses by its announced length what is too large for its path. It stands before the security
 * chain: looking for the token of a form there would read the whole upload first.
 */
@Configuration(proxyBeanMethods = false)
class UploadLimits {

  @Bean
  FilterRegistrationBean<Limited> uploadLimitFilter(List<UploadLimit> limits, Problems problems) {
    var registration = new FilterRegistrationBean<>(new Limited(limits, problems));
    registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
    return registration;
  }

  private record Limit(PathPattern path, UploadLimit limit) {}

  /** Says so, to programs with a problem and to people with a page. */
  static final class Limited extends OncePerRequestFilter {

    private final List<Limit> limits;
    private final Problems problems;

    Limited(List<UploadLimit> limits, Problems problems) {
      this.limits =
          limits.stream()
              .map(one -> new Limit(PathPatternParser.defaultInstance.parse(one.path()), one))
              .toList();
      this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      Optional<UploadLimit> limit =
          request.getMethod().equals("POST") ? of(request) : Optional.empty();
      long length = request.getContentLengthLong();
      if (limit.isPresent() && length > limit.get().mostBytes()) {
        refuse(request, response, HttpStatus.PAYLOAD_TOO_LARGE, limit.get().words());
      } else if (limit.isPresent() && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
        refuse(
            request,
            response,
            HttpStatus.LENGTH_REQUIRED,
            "Say in Content-Length how much you send. " + limit.get().words());
      } else {
        chain.doFilter(request, response);
      }
    }

    private Optional<UploadLimit> of(HttpServletRequest request) {
      PathContainer path = PathContainer.parsePath(request.getRequestURI());
      return limits.stream().filter(one -> one.path().matches(path)).map(Limit::limit).findFirst();
    }

    private void refuse(
        HttpServletRequest request, HttpServletResponse response, HttpStatus status, String words)
        throws ServletException, IOException {
      if (Problems.forProgram(request)) {
        problems.write(response, Problems.of(status, words, request));
      } else {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status.value());
        request.setAttribute(RequestDispatcher.ERROR_MESSAGE, words);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
        response.setStatus(status.value());
        request.getRequestDispatcher("/error").forward(new Unread(request), response);
      }
    }
  }

  /** The request without its body: whoever draws the page would read all of it for a parameter. */
  private static final class Unread extends HttpServletRequestWrapper {

    Unread(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }

    @Override
    public String getContentType() {
      return null;
    }

    @Override
    public String getParameter(String name) {
      return null;
    }

    @Override
    public String[] getParameterValues(String name) {
      return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Map.of();
    }
  }
}
