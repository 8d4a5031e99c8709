package org.dunwell.collections.web;

import java.security.Principal;
import org.dunwell.collections.insolvency.Insolvencies;
import org.dunwell.collections.insolvency.NewInsolvency;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Layout;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The switch for insolvency, on and off. */
@Controller
class InsolvencyPages {

  /** Courts give creditors some weeks; a person writes the court's day over it. */
  private static final int USUAL_WEEKS_TO_FILE = 4;

  private final Insolvencies insolvencies;
  private final Customers customers;
  private final Layout layout;

  InsolvencyPages(Insolvencies insolvencies, Customers customers, Layout layout) {
    this.insolvencies = insolvencies;
    this.customers = customers;
    this.layout = layout;
  }

  /** What was typed. */
  record Typed(String on, String reason, String administrator, String fileBy) {}

  @GetMapping("/customers/{number}/insolvency")
  String form(@PathVariable String number, Model model) {
    Customer customer = customers.byNumber(number);
    String today = layout.today().toString();
    String fileBy = layout.today().plusWeeks(USUAL_WEEKS_TO_FILE).toString();
    model.addAttribute("customer", customer);
    model.addAttribute("insolvency", insolvencies.of(customer.id()).orElse(null));
    model.addAttribute("typed", new Typed(today, "", "", fileBy));
    return "collections/insolvency";
  }

  @PostMapping("/customers/{number}/insolvency")
  ModelAndView declare(
      @PathVariable String number, Typed typed, Principal by, RedirectAttributes flash) {
    Customer customer = customers.byNumber(number);
    try {
      insolvencies.declare(
          new NewInsolvency(
              customer.id(),
              OpenLines.date(typed.on()),
              typed.reason(),
              typed.administrator(),
              OpenLines.date(typed.fileBy()),
              by.getName()));
    } catch (BrokenRule refused) {
      return again(customer, typed, refused);
    }
    flash.addFlashAttribute("done", "All contact has stopped; the claim waits to be filed.");
    return new ModelAndView("redirect:/customers/{number}", "number", number);
  }

  @PostMapping("/customers/{number}/insolvency/revoke")
  ModelAndView revoke(
      @PathVariable String number,
      @RequestParam(required = false) String reason,
      Principal by,
      RedirectAttributes flash) {
    Customer customer = customers.byNumber(number);
    try {
      insolvencies.revoke(customer.id(), reason, by.getName());
    } catch (BrokenRule refused) {
      return again(customer, new Typed("", reason, "", ""), refused);
    }
    flash.addFlashAttribute("done", "The cases of this customer go on.");
    return new ModelAndView("redirect:/customers/{number}", "number", number);
  }

  private ModelAndView again(Customer customer, Typed typed, BrokenRule refused) {
    ModelAndView again =
        new ModelAndView("collections/insolvency", HttpStatus.UNPROCESSABLE_ENTITY);
    again.addObject("customer", customer);
    again.addObject("insolvency", insolvencies.of(customer.id()).orElse(null));
    again.addObject("typed", typed);
    again.addObject("refused", refused.getMessage());
    return again;
  }
}
