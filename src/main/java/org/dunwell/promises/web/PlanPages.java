package org.dunwell.promises.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.promises.Choice;
import org.dunwell.promises.Choices;
import org.dunwell.promises.Plan;
import org.dunwell.promises.Plans;
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

/** Agreeing on a payment plan, with a look at its payments first, and ending one. */
@Controller
class PlanPages {

  private static final int USUAL_PAYMENTS = 3;
  private static final int DAYS_TO_FIRST = 7;

  private final Plans plans;
  private final Choices choices;
  private final Customers customers;

  PlanPages(Plans plans, Choices choices, Customers customers) {
    this.plans = plans;
    this.choices = choices;
    this.customers = customers;
  }

  @GetMapping("/customers/{number}/plans/new")
  String form(
      @PathVariable String number,
      @RequestParam(required = false) String account,
      @RequestParam(required = false) List<Long> invoice,
      Model model) {
    Customer customer = customers.byNumber(number);
    List<Choice> all = choices.of(customer.id());
    PlanForm typed = new PlanForm(invoice, null, USUAL_PAYMENTS, null, null, null, null, null);
    if (!all.isEmpty()) {
      Choice choice = Choice.of(all, account);
      List<Long> chosen = typed.invoice().isEmpty() ? choice.suggested() : typed.invoice();
      String first = choice.today().plusDays(DAYS_TO_FIRST).toString();
      typed = new PlanForm(chosen, null, USUAL_PAYMENTS, first, null, null, null, null);
    }
    return show(customer, all, account, typed, model);
  }

  private static String show(
      Customer customer, List<Choice> all, String account, PlanForm typed, Model model) {
    model.addAttribute("customer", customer);
    model.addAttribute("choices", all);
    model.addAttribute("form", typed);
    if (!all.isEmpty()) {
      model.addAttribute("choice", Choice.of(all, account));
    }
    return "promises/new-plan";
  }

  @PostMapping("/customers/{number}/plans")
  String propose(
      @PathVariable String number,
      @RequestParam(required = false) String account,
      @RequestParam(defaultValue = "agree") String step,
      PlanForm typed,
      Principal user,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    Customer customer = customers.byNumber(number);
    List<Choice> all = choices.of(customer.id());
    try {
      Choice choice = Choice.of(all, account);
      if (step.equals("preview")) {
        model.addAttribute("legs", typed.legs(choice));
        return show(customer, all, account, typed, model);
      }
      Plan plan = plans.propose(typed.plan(customer.id(), choice, user.getName()));
      next.addFlashAttribute("done", said(plan));
      return "redirect:/customers/{number}";
    } catch (BrokenRule refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("refused", refused.getMessage());
      return show(customer, all, account, typed, model);
    }
  }

  private static String said(Plan plan) {
    return plan.needsApproval()
        ? "The plan is proposed. A credit manager decides on it; until then nothing is asked for."
        : "The plan begins; the customer gets its payments in writing.";
  }

  @PostMapping("/plans/{id}/end")
  String end(
      @PathVariable long id, @RequestParam String reason, Principal user, RedirectAttributes next) {
    try {
      plans.end(id, reason, user.getName());
      next.addFlashAttribute("done", "The plan is over; what is open is collected again.");
    } catch (BrokenRule refused) {
      next.addFlashAttribute("refused", refused.getMessage());
    }
    next.addAttribute("number", plans.byId(id).customerNumber());
    return "redirect:/customers/{number}";
  }
}
