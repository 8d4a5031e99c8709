package org.dunwell.payments.web;

import java.security.Principal;
import org.dunwell.payments.autopay.Autopay;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One of us ends a customer's autopay. */
@Controller
class AutopayPages {

  private final Autopay autopay;
  private final Customers customers;

  AutopayPages(Autopay autopay, Customers customers) {
    this.autopay = autopay;
    this.customers = customers;
  }

  @PostMapping("/customers/{number}/autopay/{autopay}/cancel")
  String cancel(
      @PathVariable String number,
      @PathVariable("autopay") long id,
      @RequestParam(required = false) String reason,
      Principal by,
      RedirectAttributes next) {
    try {
      autopay.cancel(customers.byNumber(number).id(), id, by.getName(), reason);
      next.addFlashAttribute("done", "Autopay has ended. The customer is told by mail.");
    } catch (BrokenRule refused) {
      next.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/customers/{number}";
  }
}
