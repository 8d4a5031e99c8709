package org.dunwell.stories;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which pages of ours there are, as the router knows them. */
final class Router {

  private final List<PathPattern> pages;

  Router(RequestMappingHandlerMapping mapping) {
    pages =
        mapping.getHandlerMethods().entrySet().stream()
            .filter(entry -> isPage(entry.getKey(), entry.getValue()))
            .flatMap(entry -> patterns(entry.getKey()))
            .sorted()
            .toList();
  }

  /** Patterns of pages that none of these paths opens. */
  List<String> notAmong(List<String> paths) {
    List<PathContainer> opened =
        paths.stream()
            .map(path -> PathContainer.parsePath(path.replaceFirst("[?#].*", "")))
            .toList();
    return pages.stream()
        .filter(page -> opened.stream().noneMatch(page::matches))
        .map(PathPattern::getPatternString)
        .toList();
  }

  /** Our own controllers that answer GET with the name of a template. */
  private static boolean isPage(RequestMappingInfo info, HandlerMethod method) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    Set<MediaType> produced = info.getProducesCondition().getProducibleMediaTypes();
    Class<?> answer = method.getMethod().getReturnType();
    return method.getBeanType().getName().startsWith("org.dunwell.")
        && methods.contains(RequestMethod.GET)
        && (answer == String.class || ModelAndView.class.isAssignableFrom(answer))
        && (produced.isEmpty() || produced.stream().anyMatch(MediaType.TEXT_HTML::includes))
        && !method.hasMethodAnnotation(org.springframework.web.bind.annotation.ResponseBody.class);
  }

  private static Stream<PathPattern> patterns(RequestMappingInfo info) {
    return info.getPatternValues().stream().map(PathPatternParser.defaultInstance::parse);
  }
}
