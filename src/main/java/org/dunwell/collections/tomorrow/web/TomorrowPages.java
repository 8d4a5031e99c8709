package org.dunwell.collections.tomorrow.web;

import java.security.Principal;
import org.dunwell.collections.tomorrow.Cause;
import org.dunwell.collections.tomorrow.Tomorrow;
import org.dunwell.collections.tomorrow.TomorrowFilter;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who gets what tomorrow: all customers. */
@Controller
class TomorrowPages {

  private static final int PAGE = 50;

  private final Tomorrow tomorrow;

  TomorrowPages(Tomorrow tomorrow) {
    this.tomorrow = tomorrow;
  }

  /** The filter as it was typed. */
  record Typed(String view, String state, String step, String channel, String why) {

    TomorrowFilter filter() {
      return new TomorrowFilter(view, state, step, channel, why);
    }
  }

  @GetMapping("/tomorrow")
  String list(
      Typed typed, @RequestParam(defaultValue = "0") long after, Principal user, Model model) {
    TomorrowFilter filter = filter(typed, model);
    model.addAttribute("day", tomorrow.day());
    model.addAttribute("run", tomorrow.run().orElse(null));
    model.addAttribute("filter", filter);
    model.addAttribute("causes", Cause.values());
    model.addAttribute("totals", tomorrow.totals(filter, user.getName()));
    model.addAttribute("page", tomorrow.list(filter, user.getName(), after, PAGE));
    return "collections/tomorrow/list";
  }

  /** What makes no sense in the address is said, and everything shown. */
  private static TomorrowFilter filter(Typed typed, Model model) {
    try {
      return typed.filter();
    } catch (BrokenRule wrong) {
      model.addAttribute("refused", wrong.getMessage());
      return TomorrowFilter.all();
    }
  }

  @PostMapping("/tomorrow/make")
  String make(Principal user, RedirectAttributes told) {
    tomorrow.make(user.getName());
    told.addFlashAttribute("done", "Tomorrow is being thought through. Look again in a moment.");
    return "redirect:/tomorrow";
  }
}
