package org.dunwell.portal;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.dunwell.platform.BrokenRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** How pages here begin, and how they answer a form. */
public final class PortalPages {

  private static final Logger LOG = LoggerFactory.getLogger(PortalPages.class);

  private PortalPages() {}

  /** A page with what every page needs. */
  public static ModelAndView page(String template, Visit visit) {
    return new ModelAndView(
        template, new HashMap<>(Map.of("visit", visit, "words", visit.words())));
  }

  /** A page with a form that is fresh: sent twice, it does its work once. */
  public static ModelAndView form(String template, Visit visit) {
    return page(template, visit).addObject("key", UUID.randomUUID().toString());
  }

  /** On to the first page, which says what was done. */
  static ModelAndView done(Visit visit, String what) {
    return new ModelAndView("redirect:" + visit.path("?done=" + what));
  }

  /**
   * The same page with what was typed and why it does not do. What a room says in its own words is
   * for our people: the customer reads that it was not possible, and where to ask.
   */
  static ModelAndView again(ModelAndView page, Visit visit, BrokenRule why) {
    page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    if (why instanceof Refused forThem) {
      return page.addObject("refused", Complaints.of(forThem));
    }
    LOG.info("Refused to customer {}: {}", visit.customer().number(), why.getMessage());
    return page.addObject(
        "refused", Complaints.of(new Refused(visit.words().of("portal.refused.other"))));
  }
}
