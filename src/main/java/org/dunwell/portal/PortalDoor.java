package org.dunwell.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What every page here has in common: whoever comes too often waits, what other sites send is
 * refused, the address that opens the page does not travel on, and a page that asks for a {@link
 * Visit} is only reached by a link that opens.
 */
@Component
class PortalDoor implements WebMvcConfigurer, HandlerInterceptor, HandlerMethodArgumentResolver {

  private final Visits visits;
  private final VisitLimits limits;
  private final LinkUses uses;

  PortalDoor(Visits visits, VisitLimits limits, LinkUses uses) {
    this.visits = visits;
    this.limits = limits;
    this.uses = uses;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .addPathPatterns("/pay/**", "/apply", "/apply/**", "/reference/**");
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    keepToYourself(response);
    limits.visit(request.getRemoteAddr());
    if (changes(request) && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "Another site sent this form. Open the page by your own link.");
    }
    return true;
  }

  /** Nobody else is to learn the address or what stands behind it. */
  static void keepToYourself(HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Visit.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      ModelAndViewContainer container,
      NativeWebRequest web,
      WebDataBinderFactory binders) {
    HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
    Object path =
        web.getAttribute(
            HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    String token = (String) ((Map<?, ?>) path).get("token");
    try {
      Visit visit = visits.open(token);
      limits.opened(LinkUses.fingerprint(token), changes(request));
      uses.opened(visit);
      return visit;
    } catch (LinkShut shut) {
      if (shut.kind() == LinkShut.Kind.UNKNOWN) {
        limits.unknown(request.getRemoteAddr());
      }
      throw shut;
    }
  }

  private static boolean changes(HttpServletRequest request) {
    return request.getMethod().equals("POST");
  }
}
