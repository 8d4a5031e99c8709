package org.dunwell.credit.alerts.web;

import java.security.Principal;
import java.util.List;
import org.dunwell.credit.alerts.CreditAlert;
import org.dunwell.credit.alerts.CreditAlerts;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Given;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody has to look at, and that somebody has. */
@Controller
@RequestMapping("/credit/alerts")
class AlertPages {

  private static final int PAGE = 100;

  private static final List<String> KINDS =
      List.of(
          "band", "points", "terms", "utilisation", "broken-promise", "failed-debit", "insolvency");

  private static final List<String> STATES = List.of("open", "seen", "all");
  private static final List<String> URGENCIES = List.of("watch", "urgent");

  private final CreditAlerts alerts;

  AlertPages(CreditAlerts alerts) {
    this.alerts = alerts;
  }

  @GetMapping
  String list(
      @RequestParam(required = false) String state,
      @RequestParam(required = false) String kind,
      @RequestParam(required = false) String urgency,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(required = false) Long before,
      Principal who,
      Model model) {
    String known = Given.oneOf("The state", state, STATES);
    CreditAlerts.Wanted wanted =
        new CreditAlerts.Wanted(
            known == null ? STATES.get(0) : known,
            Given.oneOf("The kind", kind, KINDS),
            Given.oneOf("The urgency", urgency, URGENCIES),
            mine ? who.getName() : null,
            before);
    List<CreditAlert> found = alerts.list(wanted, PAGE + 1);
    boolean more = found.size() > PAGE;
    model.addAttribute("wanted", wanted);
    model.addAttribute("mine", mine);
    model.addAttribute("alerts", more ? found.subList(0, PAGE) : found);
    model.addAttribute("next", more ? found.get(PAGE - 1).id() : null);
    model.addAttribute("kinds", KINDS);
    return "credit/alerts";
  }

  @PostMapping("/seen")
  String seen(
      @RequestParam(name = "alert", required = false) List<Long> ids,
      Principal who,
      RedirectAttributes flash) {
    if (ids == null || ids.isEmpty()) {
      flash.addFlashAttribute("refused", "Choose at least one alert.");
      return "redirect:/credit/alerts";
    }
    if (ids.size() > CreditAlerts.PAGE) {
      throw new BrokenRule("Mark at most %d alerts at once.".formatted(CreditAlerts.PAGE));
    }
    int marked = alerts.seen(ids, who.getName());
    flash.addFlashAttribute(
        "done", marked == 1 ? "One alert is marked as seen." : marked + " are marked as seen.");
    return "redirect:/credit/alerts";
  }
}
