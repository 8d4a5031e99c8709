package org.dunwell.portal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.contact.templates.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a customer sees first: all that is open, where it stands, and what can be done about it. */
@Controller
class PayPage {

  /** What the page may say was done; an address can say anything. */
  private static final Set<String> DONE =
      Set.of(
          "promise",
          "plan",
          "dispute",
          "said-paid",
          "noted",
          "question",
          "contact",
          "limit",
          "contact-asked",
          "autopay-cancelled");

  private final StatementViews views;
  private final Agreements agreements;

  PayPage(StatementViews views, Agreements agreements) {
    this.views = views;
    this.agreements = agreements;
  }

  @GetMapping("/pay/{token}")
  ModelAndView page(Visit visit, @RequestParam(required = false) String done) {
    List<StatementView> open = views.of(visit);
    ModelAndView page = PortalPages.page("portal/pay", visit);
    page.addAllObjects(Map.of("views", open, "agreed", agreements.of(visit)));
    if (done != null && DONE.contains(done)) {
      Words words = visit.words();
      page.addObject("done", words.of("portal.done." + done));
    }
    return page;
  }
}
