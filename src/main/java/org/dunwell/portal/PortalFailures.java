package org.dunwell.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.web.OwnErrors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a customer reads when something did not work here: in the customer's language when the link
 * opens, else in the browser's; with the way back and without a word about us or about them.
 */
@Component
class PortalFailures implements OwnErrors {

  private static final Pattern HERE =
      Pattern.compile("/(?:pay(?:/([^/]*).*)?|apply(?:/.*)?|reference(?:/.*)?)");

  private final Visits visits;

  PortalFailures(Visits visits) {
    this.visits = visits;
  }

  @Override
  public Optional<ModelAndView> page(
      String path, HttpStatus status, HttpServletRequest request, HttpServletResponse response) {
    Matcher here = HERE.matcher(path);
    if (!here.matches()) {
      return Optional.empty();
    }
    PortalDoor.keepToYourself(response);
    Optional<Visit> visit = visit(here.group(1));
    Words words = visit.map(Visit::words).orElse(Words.in(request.getLocale().getLanguage()));
    String kind = kind(status);
    ModelAndView page =
        PortalErrors.sorry(
            words,
            words.of("page." + kind + ".title"),
            words.of("page." + kind + ".text", ReceivedFiles.mostMegabytesTogether()));
    visit.ifPresent(known -> page.addObject("back", known.path("")));
    page.setStatus(status);
    return Optional.of(page);
  }

  private static String kind(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "nothing";
      case FORBIDDEN -> "elsewhere";
      case PAYLOAD_TOO_LARGE, LENGTH_REQUIRED -> "large";
      default -> status.is4xxClientError() ? "unread" : "broken";
    };
  }

  private Optional<Visit> visit(String token) {
    try {
      return token == null ? Optional.empty() : Optional.of(visits.open(token));
    } catch (RuntimeException shut) {
      // a link that opens nothing, or the very thing that is broken
      return Optional.empty();
    }
  }
}
