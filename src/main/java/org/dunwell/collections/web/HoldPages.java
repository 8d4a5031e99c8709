package org.dunwell.collections.web;

import java.security.Principal;
import java.util.List;
import org.dunwell.collections.holds.Holds;
import org.dunwell.collections.holds.NewHold;
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

/** Put invoices or a customer on hold, and lift a hold. */
@Controller
class HoldPages {

  private final Holds holds;
  private final Customers customers;
  private final OpenLines lines;
  private final Layout layout;

  HoldPages(Holds holds, Customers customers, OpenLines lines, Layout layout) {
    this.holds = holds;
    this.customers = customers;
    this.lines = lines;
    this.layout = layout;
  }

  /**
   * What was typed.
   *
   * @param whole whether the whole customer is meant
   * @param invoice the ids of the invoices that are ticked
   */
  record Typed(Boolean whole, List<Long> invoice, String until, String reason) {

    Typed {
      whole = Boolean.TRUE.equals(whole);
      invoice = invoice == null ? List.of() : invoice;
    }
  }

  @GetMapping("/customers/{number}/holds/new")
  String form(
      @PathVariable String number,
      @RequestParam(required = false) List<Long> invoice,
      Principal by,
      Model model) {
    fill(model, customers.byNumber(number), new Typed(false, invoice, null, null), by);
    return "collections/hold";
  }

  @PostMapping("/customers/{number}/holds")
  ModelAndView set(
      @PathVariable String number, Typed typed, Principal by, RedirectAttributes flash) {
    Customer customer = customers.byNumber(number);
    try {
      if (!typed.whole() && typed.invoice().isEmpty()) {
        throw new BrokenRule("Tick the invoices to hold, or choose the whole customer.");
      }
      holds.set(
          new NewHold(
              customer.id(),
              typed.whole() ? List.of() : typed.invoice(),
              OpenLines.date(typed.until()),
              typed.reason(),
              by.getName()));
    } catch (BrokenRule refused) {
      ModelAndView again = new ModelAndView("collections/hold", HttpStatus.UNPROCESSABLE_ENTITY);
      Model model = new org.springframework.ui.ExtendedModelMap();
      fill(model, customer, typed, by);
      again.addAllObjects(model.asMap());
      again.addObject("refused", refused.getMessage());
      return again;
    }
    flash.addFlashAttribute("done", "It is on hold. Everything else goes on.");
    return new ModelAndView("redirect:/customers/{number}", "number", number);
  }

  @PostMapping("/customers/{number}/holds/{hold}/lift")
  String lift(
      @PathVariable String number,
      @PathVariable long hold,
      Principal by,
      RedirectAttributes flash) {
    holds.lift(customers.byNumber(number).id(), hold, by.getName());
    flash.addFlashAttribute("done", "The hold is lifted.");
    return "redirect:/customers/{number}";
  }

  private void fill(Model model, Customer customer, Typed typed, Principal by) {
    model.addAttribute("customer", customer);
    model.addAttribute("lines", lines.of(customer.id()));
    model.addAttribute("typed", typed);
    model.addAttribute("today", layout.today());
    model.addAttribute(
        "latestSome",
        layout.today().plusDays(holds.limit(customer.id(), false, by.getName()).maxDays()));
    model.addAttribute(
        "latestWhole",
        layout.today().plusDays(holds.limit(customer.id(), true, by.getName()).maxDays()));
  }
}
