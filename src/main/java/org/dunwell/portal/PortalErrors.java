package org.dunwell.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dunwell.contact.StatementSheets;
import org.dunwell.contact.templates.Words;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a customer reads when a page does not open: in their browser's language, and what to do. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortalErrors {

  @ExceptionHandler(LinkShut.class)
  ModelAndView shut(LinkShut shut, HttpServletRequest request, Locale reader) {
    Words words = Words.in(reader.getLanguage());
    String text =
        words.of("page." + shut.kind().code() + ".text", StatementSheets.LINK_VALIDITY.toDays());
    ModelAndView page = sorry(words, words.of("page." + shut.kind().code() + ".title"), text);
    if (shut.kind() == LinkShut.Kind.EXPIRED) {
      page.addObject("fresh", "/pay/" + token(request) + "/fresh");
    }
    page.setStatus(shut.kind() == LinkShut.Kind.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.GONE);
    return page;
  }

  @ExceptionHandler(TooManyVisits.class)
  ModelAndView tooMany(TooManyVisits often, HttpServletResponse response, Locale reader) {
    Words words = Words.in(reader.getLanguage());
    long seconds = Math.max(1, often.pause().toSeconds() + 1);
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    ModelAndView page =
        sorry(
            words,
            words.of("page.often.title"),
            words.of("page.often.text", Math.max(1, (seconds + 59) / 60)));
    page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
    return page;
  }

  static ModelAndView sorry(Words words, String title, String text) {
    return new ModelAndView(
        "portal/sorry", new HashMap<>(Map.of("words", words, "title", title, "text", text)));
  }

  private static String token(HttpServletRequest request) {
    Object path = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return (String) ((Map<?, ?>) path).get("token");
  }
}
