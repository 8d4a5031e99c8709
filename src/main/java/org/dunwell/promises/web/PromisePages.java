package org.dunwell.promises.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.promises.Choice;
import org.dunwell.promises.Choices;
import org.dunwell.promises.Limits;
import org.dunwell.promises.Promise;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking a promise, and taking one back that was entered in error. */
@Controller
class PromisePages {

  /** What most people mean by "next week". */
  private static final int USUAL_DAYS = 7;

  private final Promises promises;
  private final Choices choices;
  private final Customers customers;

  PromisePages(Promises promises, Choices choices, Customers customers) {
    this.promises = promises;
    this.choices = choices;
    this.customers = customers;
  }

  @GetMapping("/customers/{number}/promises/new")
  String form(
      @PathVariable String number,
      @RequestParam(required = false) String account,
      @RequestParam(required = false) List<Long> invoice,
      Principal user,
      Model model) {
    Customer customer = customers.byNumber(number);
    List<Choice> all = choices.of(customer.id());
    PromiseForm typed = new PromiseForm(invoice, null, null, "phone", null, null);
    if (!all.isEmpty()) {
      Choice choice = Choice.of(all, account);
      List<Long> chosen = typed.invoice().isEmpty() ? choice.suggested() : typed.invoice();
      typed = new PromiseForm(chosen, null, usualDay(customer, choice, user), "phone", null, null);
    }
    return show(customer, all, account, typed, user, model);
  }

  private String usualDay(Customer customer, Choice choice, Principal user) {
    LocalDate usual = choice.today().plusDays(USUAL_DAYS);
    LocalDate latest = limits(customer, choice, user).latest();
    return (usual.isAfter(latest) ? latest : usual).toString();
  }

  /** For everything there; what is chosen in the end may have been promised less often. */
  private Limits limits(Customer customer, Choice choice, Principal user) {
    List<Long> ids = choice.suggested();
    return promises.limits(
        customer.id(),
        ids.isEmpty() ? choice.lines().stream().map(Choice.Line::invoiceId).toList() : ids,
        user.getName());
  }

  private String show(
      Customer customer,
      List<Choice> all,
      String account,
      PromiseForm typed,
      Principal user,
      Model model) {
    model.addAttribute("customer", customer);
    model.addAttribute("choices", all);
    model.addAttribute("form", typed);
    if (!all.isEmpty()) {
      Choice choice = Choice.of(all, account);
      model.addAttribute("choice", choice);
      model.addAttribute("limits", limits(customer, choice, user));
    }
    return "promises/new-promise";
  }

  @PostMapping("/customers/{number}/promises")
  String take(
      @PathVariable String number,
      @RequestParam(required = false) String account,
      PromiseForm typed,
      Principal user,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    Customer customer = customers.byNumber(number);
    try {
      Promise promise = promises.take(typed.promise(customer.id(), user.getName()));
      next.addFlashAttribute(
          "done",
          "The promise of %s %s for %s is taken and confirmed in writing."
              .formatted(promise.amount(), promise.currency(), promise.promisedFor()));
      return "redirect:/customers/{number}";
    } catch (BrokenRule refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("refused", refused.getMessage());
      return show(customer, choices.of(customer.id()), account, typed, user, model);
    }
  }

  @PostMapping("/promises/{id}/cancel")
  String cancel(
      @PathVariable long id, @RequestParam String reason, Principal user, RedirectAttributes next) {
    try {
      promises.cancel(id, reason, user.getName());
      next.addFlashAttribute("done", "The promise is cancelled and counts for nothing.");
    } catch (BrokenRule refused) {
      next.addFlashAttribute("refused", refused.getMessage());
    }
    next.addAttribute("number", promises.byId(id).customerNumber());
    return "redirect:/customers/{number}";
  }
}
