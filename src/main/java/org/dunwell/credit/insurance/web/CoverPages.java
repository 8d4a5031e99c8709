package org.dunwell.credit.insurance.web;

import java.security.Principal;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.insurance.Covers;
import org.dunwell.credit.insurance.NewCover;
import org.dunwell.credit.orders.NewOrder;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Given;
import org.dunwell.platform.web.Typed;
import org.dunwell.receivables.Customers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Entering and ending the cover of a credit insurer. */
@Controller
@RequestMapping("/customers/{number}/covers")
class CoverPages {

  /** What was typed. */
  record Wish(
      String insurer,
      String policy,
      String amount,
      String currency,
      String selfRetention,
      String from,
      String until,
      String reportDays,
      String extensionDays,
      String stopShippingDays) {}

  private static final String HERE = "/customers/{number}/limit";

  private final Covers covers;
  private final Parties parties;
  private final Customers customers;

  CoverPages(Covers covers, Parties parties, Customers customers) {
    this.covers = covers;
    this.parties = parties;
    this.customers = customers;
  }

  @GetMapping("/new")
  ModelAndView form(@PathVariable String number) {
    Party party = party(number);
    return page(
        party, new Wish(null, null, null, party.currency(), "10", null, null, "60", "90", "90"));
  }

  @PostMapping
  ModelAndView enter(
      @PathVariable String number, Wish wish, Principal by, RedirectAttributes flash) {
    Party party = party(number);
    try {
      covers.enter(cover(party, wish), by.getName());
    } catch (BrokenRule refused) {
      ModelAndView again = page(party, wish);
      again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
      again.addObject("refused", refused.getMessage());
      return again;
    }
    flash.addFlashAttribute("done", "The cover is entered; it counts in the next proposal.");
    return new ModelAndView("redirect:" + HERE, "number", number);
  }

  @PostMapping("/{cover}/end")
  ModelAndView end(
      @PathVariable String number,
      @PathVariable long cover,
      Principal by,
      RedirectAttributes flash) {
    covers.end(party(number).id(), cover, by.getName());
    flash.addFlashAttribute("done", "The cover has ended.");
    return new ModelAndView("redirect:" + HERE, "number", number);
  }

  private static NewCover cover(Party party, Wish wish) {
    return new NewCover(
        party.id(),
        wish.insurer(),
        wish.policy(),
        NewOrder.amount(Typed.amount(wish.amount()), Typed.text(wish.currency())),
        Typed.amount(wish.selfRetention()),
        Given.day("The first day", wish.from()),
        Given.day("The last day", wish.until()),
        days(wish.reportDays()),
        days(wish.extensionDays()),
        days(wish.stopShippingDays()));
  }

  private static int days(String typed) {
    Integer days = Given.number("The days", typed, Integer::valueOf);
    return days == null ? 0 : days;
  }

  private static ModelAndView page(Party party, Wish wish) {
    return new ModelAndView("credit/cover").addObject("party", party).addObject("wish", wish);
  }

  private Party party(String number) {
    return parties.ofCustomer(customers.byNumber(number).id());
  }
}
