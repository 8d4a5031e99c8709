package org.dunwell.promises.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.promises.Choice;
import org.dunwell.promises.Choices;
import org.dunwell.promises.NewPlan;
import org.dunwell.promises.Plan;
import org.dunwell.promises.PlanRates;
import org.dunwell.promises.PlanRequest;
import org.dunwell.promises.PlanRequests;
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
  private final PlanRequests requests;
  private final Choices choices;
  private final Customers customers;
  private final PlanRates rates;

  PlanPages(
      Plans plans, PlanRequests requests, Choices choices, Customers customers, PlanRates rates) {
    this.plans = plans;
    this.requests = requests;
    this.choices = choices;
    this.customers = customers;
    this.rates = rates;
  }

  @GetMapping("/customers/{number}/plans/new")
  String form(
      @PathVariable String number,
      @RequestParam(required = false) String account,
      @RequestParam(required = false) List<Long> invoice,
      @RequestParam(required = false) Long request,
      Model model) {
    Customer customer = customers.byNumber(number);
    List<Choice> all = choices.of(customer.id());
    PlanRequest asked =
        request == null && invoice == null
            ? waiting(customer, account, model)
            : asked(customer, request, model);
    PlanForm typed = PlanForm.fresh(invoice, USUAL_PAYMENTS, null, null);
    String about = asked == null ? account : asked.account();
    if (!all.isEmpty()) {
      Choice choice = Choice.of(all, about);
      String first = choice.today().plusDays(DAYS_TO_FIRST).toString();
      typed =
          PlanForm.fresh(
              chosen(typed, asked, choice),
              USUAL_PAYMENTS,
              first,
              asked == null ? null : asked.askedBy());
      typed = typed.offered(offer(customer, choice, typed));
    }
    return show(customer, all, about, typed, model);
  }

  /** Null as long as what was typed makes no payments. */
  private PlanRates.Offer offer(Customer customer, Choice choice, PlanForm typed) {
    try {
      return rates.offer(customer.id(), choice, typed.legs(choice));
    } catch (BrokenRule unfinished) {
      return null;
    }
  }

  private static List<Long> chosen(PlanForm typed, PlanRequest asked, Choice choice) {
    if (!typed.invoice().isEmpty()) {
      return typed.invoice();
    }
    return asked == null ? choice.suggested() : asked.invoiceIds();
  }

  /** Who agrees on a plan while a request waits most likely answers it. */
  private PlanRequest waiting(Customer customer, String account, Model model) {
    return requests.openOf(List.of(customer.id())).stream()
        .filter(open -> account == null || open.account().equals(account))
        .findFirst()
        .map(open -> asked(customer, open.id(), model))
        .orElse(null);
  }

  /** The request that is to be answered; null when none is named, or it was answered meanwhile. */
  private PlanRequest asked(Customer customer, Long request, Model model) {
    if (request == null) {
      return null;
    }
    PlanRequest asked = requests.byId(request);
    if (asked.customerId() != customer.id()) {
      throw new NotThere(
          "request for a payment plan of customer " + customer.number(), Long.toString(request));
    }
    model.addAttribute("asked", asked);
    return asked.isOpen() ? asked : null;
  }

  private String show(
      Customer customer, List<Choice> all, String account, PlanForm typed, Model model) {
    model.addAttribute("customer", customer);
    model.addAttribute("choices", all);
    model.addAttribute("form", typed);
    if (!all.isEmpty()) {
      Choice choice = Choice.of(all, account);
      model.addAttribute("choice", choice);
      model.addAttribute("offer", offer(customer, choice, typed));
    }
    return "promises/new-plan";
  }

  @PostMapping("/customers/{number}/plans")
  String propose(
      @PathVariable String number,
      @RequestParam(required = false) String account,
      @RequestParam(required = false) Long request,
      @RequestParam(defaultValue = "agree") String step,
      PlanForm typed,
      Principal user,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    Customer customer = customers.byNumber(number);
    List<Choice> all = choices.of(customer.id());
    asked(customer, request, model);
    try {
      Choice choice = Choice.of(all, account);
      if (step.equals("preview")) {
        NewPlan wanted = typed.plan(customer.id(), choice, user.getName());
        model.addAttribute("legs", wanted.legs());
        if (wanted.interestPercent() != null) {
          model.addAttribute("interest", plans.foreseen(wanted));
        }
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

  /** There is to be no plan; whoever asked is told. */
  @PostMapping("/customers/{number}/plan-requests/{id}/decline")
  String decline(
      @PathVariable String number,
      @PathVariable long id,
      @RequestParam(required = false) String reason,
      @RequestParam(defaultValue = "false") boolean tell,
      Principal user,
      Model model,
      RedirectAttributes next) {
    asked(customers.byNumber(number), id, model);
    try {
      requests.decline(id, reason, tell, user.getName());
      next.addFlashAttribute("done", "There is to be no payment plan; whoever asked is told.");
    } catch (BrokenRule refused) {
      next.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/customers/{number}";
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
