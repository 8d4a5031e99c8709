package org.dunwell.payments.web;

import java.math.BigDecimal;
import java.security.Principal;
import java.util.List;
import org.dunwell.payments.Chargebacks;
import org.dunwell.payments.OnlinePayment;
import org.dunwell.payments.OnlinePayments;
import org.dunwell.payments.Refund;
import org.dunwell.payments.Refunds;
import org.dunwell.payments.stripe.StripeInbox;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Typed;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.MoneyBacks;
import org.dunwell.receivables.Payment;
import org.dunwell.receivables.Payments;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What came in online, and one payment with what went back of it. */
@Controller
class PaymentPages {

  private static final int EVENTS = 20;

  private final OnlinePayments online;
  private final Chargebacks chargebacks;
  private final StripeInbox inbox;
  private final Payments payments;
  private final MoneyBacks moneyBacks;
  private final Refunds refunds;
  private final Access access;

  PaymentPages(
      OnlinePayments online,
      Chargebacks chargebacks,
      StripeInbox inbox,
      Payments payments,
      MoneyBacks moneyBacks,
      Refunds refunds,
      Access access) {
    this.online = online;
    this.chargebacks = chargebacks;
    this.inbox = inbox;
    this.payments = payments;
    this.moneyBacks = moneyBacks;
    this.refunds = refunds;
    this.access = access;
  }

  @GetMapping("/online-payments")
  String list(
      @RequestParam(required = false) String state,
      @RequestParam(required = false) Long before,
      Model model) {
    String wanted = StringUtils.hasText(state) ? state : null;
    List<OnlinePayment> lines =
        online.list(new OnlinePayments.Filter(wanted, null, before, OnlinePayments.PAGE));
    model.addAttribute("state", wanted);
    model.addAttribute("lines", lines);
    model.addAttribute(
        "next", lines.size() < OnlinePayments.PAGE ? null : lines.get(lines.size() - 1).id());
    if (access.own().isEmpty()) {
      model.addAttribute("chargebacks", chargebacks.open());
      model.addAttribute("givenUp", inbox.latest("given-up", EVENTS));
      model.addAttribute("waiting", inbox.latest("waiting", EVENTS));
      model.addAttribute("last", inbox.last().orElse(null));
    }
    return "payments/online";
  }

  @GetMapping("/payments/{id}")
  String one(@PathVariable long id, Model model) {
    fill(id, model);
    return "payments/payment";
  }

  private void fill(long id, Model model) {
    Payment payment = payments.byId(id);
    model.addAttribute("payment", payment);
    model.addAttribute("allocations", payments.allocations(id));
    model.addAttribute("moneyBacks", moneyBacks.of(id));
    model.addAttribute("refunds", refunds.of(List.of(id)));
    model.addAttribute("refundable", refunds.refundable(id).orElse(BigDecimal.ZERO));
  }

  @PostMapping("/payments/{id}/refunds")
  ModelAndView ask(
      @PathVariable long id,
      @RequestParam(required = false) String amount,
      @RequestParam(required = false) String reason,
      Principal by,
      Model model,
      RedirectAttributes flash) {
    try {
      Refund refund = refunds.ask(id, Typed.amount(amount), reason, by.getName());
      flash.addFlashAttribute(
          "done",
          refund.state().equals("asked")
              ? "Another credit manager has to agree before %s go back.".formatted(refund.money())
              : "%s go back.".formatted(refund.money()));
      return new ModelAndView("redirect:/payments/{id}", "id", id);
    } catch (BrokenRule refused) {
      fill(id, model);
      ModelAndView again =
          new ModelAndView("payments/payment", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
      again.addObject("refused", refused.getMessage());
      again.addObject("typedAmount", amount);
      again.addObject("typedReason", reason);
      return again;
    }
  }
}
