package org.dunwell.payments.interest.web;

import java.security.Principal;
import org.dunwell.payments.interest.ClaimedCharges;
import org.dunwell.platform.web.FormAnswers;
import org.dunwell.receivables.Charges;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons at an invoice's late charges; for credit managers. */
@Controller
@RequestMapping("/invoices/{id}/charges")
class ChargePages {

  private final Charges charges;
  private final ClaimedCharges claimed;

  ChargePages(Charges charges, ClaimedCharges claimed) {
    this.charges = charges;
    this.claimed = claimed;
  }

  @PostMapping("/book")
  ModelAndView book(@PathVariable long id, Principal by, RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> claimed.book(id, by.getName()),
        page(id),
        "Booked: it is a part of the invoice now.",
        flash);
  }

  @PostMapping("/waive")
  ModelAndView giveUp(
      @PathVariable long id,
      @ModelAttribute ChargeForm form,
      Principal by,
      RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> claimed.waive(id, form.given(), by.getName()),
        page(id),
        "It is no longer claimed.",
        flash);
  }

  @PostMapping("/{charge}/waive")
  ModelAndView waive(
      @PathVariable long id,
      @PathVariable long charge,
      @ModelAttribute ChargeForm form,
      Principal by,
      RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> charges.waive(charges.ofInvoice(id, charge).id(), form.given(), by.getName()),
        page(id),
        "The charge is waived.",
        flash);
  }

  @PostMapping("/{charge}/reinstate")
  ModelAndView reinstate(
      @PathVariable long id,
      @PathVariable long charge,
      @ModelAttribute ChargeForm form,
      Principal by,
      RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> charges.reinstate(charges.ofInvoice(id, charge).id(), form.given(), by.getName()),
        page(id),
        "The charge is asked for again.",
        flash);
  }

  @PostMapping("/{charge}/reverse")
  ModelAndView reverse(
      @PathVariable long id,
      @PathVariable long charge,
      @ModelAttribute ChargeForm form,
      Principal by,
      RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> charges.reverse(charges.ofInvoice(id, charge).id(), form.given(), by.getName()),
        page(id),
        "The charge is reversed; what was paid for it pays for something else.",
        flash);
  }

  private static String page(long id) {
    return "/invoices/" + id;
  }
}
