package org.dunwell.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.dunwell.contact.templates.Words;
import org.dunwell.credit.applications.ApplicationLinks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What somebody reads whose link to an application or a reference opens nothing. */
@Component
class ShutApplyLinks {

  private static final Logger LOG = LoggerFactory.getLogger(ShutApplyLinks.class);

  private final ApplicationLinks links;
  private final VisitLimits limits;

  ShutApplyLinks(ApplicationLinks links, VisitLimits limits) {
    this.links = links;
    this.limits = limits;
  }

  /** Says so, the same for what was never ours and for what is of another purpose. */
  ModelAndView page(String token, HttpServletRequest request, Locale reader) {
    Words words = Words.in(reader.getLanguage());
    boolean expired = links.isExpired(token);
    LOG.warn(
        "A link of an application that {} was used from {} at {}",
        expired ? "has expired" : "is not ours",
        request.getRemoteAddr(),
        request.getRequestURI().replaceFirst("^(/[a-z]+).*$", "$1"));
    if (!expired) {
      limits.unknown(request.getRemoteAddr());
    }
    String kind = expired ? "expired" : "unknown";
    ModelAndView page =
        PortalErrors.sorry(
            words, words.of("page." + kind + ".title"), words.of("apply.link." + kind));
    page.setStatus(expired ? HttpStatus.GONE : HttpStatus.NOT_FOUND);
    return page;
  }
}
