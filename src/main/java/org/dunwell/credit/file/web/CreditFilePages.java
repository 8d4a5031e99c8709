package org.dunwell.credit.file.web;

import java.security.Principal;
import java.util.Map;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.file.CreditFiles;
import org.dunwell.credit.guarantees.Guarantees;
import org.dunwell.credit.guarantees.NewGuarantee;
import org.dunwell.credit.orders.NewOrder;
import org.dunwell.credit.reviews.CreditReviews;
import org.dunwell.platform.web.FormAnswers;
import org.dunwell.platform.web.Given;
import org.dunwell.platform.web.Typed;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The credit file of a customer by its number, of a prospect by its party. */
@Controller
class CreditFilePages {

  /** What was typed about a guarantee. */
  record Wish(
      String kind, String guarantor, String amount, String currency, String until, String note) {}

  private final CreditFiles files;
  private final Guarantees guarantees;
  private final CreditReviews reviews;
  private final Parties parties;
  private final Customers customers;

  CreditFilePages(
      CreditFiles files,
      Guarantees guarantees,
      CreditReviews reviews,
      Parties parties,
      Customers customers) {
    this.files = files;
    this.guarantees = guarantees;
    this.reviews = reviews;
    this.parties = parties;
    this.customers = customers;
  }

  @GetMapping("/customers/{number}/credit")
  ModelAndView ofCustomer(@PathVariable String number) {
    return shown(parties.ofCustomer(customers.byNumber(number).id()));
  }

  /** A customer's file stands under its number. */
  @GetMapping("/credit/parties/{id}")
  ModelAndView ofParty(@PathVariable long id) {
    Party party = parties.visible(id);
    return party.isProspect() ? shown(party) : new ModelAndView("redirect:" + here(party));
  }

  private ModelAndView shown(Party party) {
    return new ModelAndView("credit/file")
        .addObject("file", files.of(party))
        .addObject("party", party)
        .addObject("kinds", NewGuarantee.KINDS);
  }

  /** By what the register and the tax office know it. */
  @PostMapping("/credit/parties/{id}/company")
  ModelAndView identify(
      @PathVariable long id,
      @RequestParam Map<String, String> form,
      Principal who,
      RedirectAttributes flash) {
    Party party = parties.visible(id);
    return FormAnswers.tried(
        () ->
            parties.identify(
                id,
                Typed.text(form.get("registrationNumber")),
                Typed.text(form.get("vatId")),
                form.get("industry")),
        here(party),
        "The company is written down so; bureaus are asked by it.",
        flash);
  }

  /** Somebody wants it looked at now. */
  @PostMapping("/credit/parties/{id}/review")
  ModelAndView review(
      @PathVariable long id,
      @RequestParam(required = false) String cause,
      Principal who,
      RedirectAttributes flash) {
    Party party = parties.visible(id);
    return FormAnswers.tried(
        () -> reviews.start(id, cause, who.getName()),
        here(party),
        "The review has begun; a credit manager finds it among the tasks.",
        flash);
  }

  @PostMapping("/credit/parties/{id}/guarantees")
  ModelAndView enter(@PathVariable long id, Wish wish, Principal who, RedirectAttributes flash) {
    Party party = parties.visible(id);
    return FormAnswers.tried(
        () -> guarantees.enter(guarantee(party, wish), who.getName()),
        here(party),
        "The guarantee is entered.",
        flash);
  }

  @PostMapping("/credit/parties/{id}/guarantees/{guarantee}/end")
  ModelAndView end(
      @PathVariable long id,
      @PathVariable long guarantee,
      Principal who,
      RedirectAttributes flash) {
    Party party = parties.visible(id);
    return FormAnswers.tried(
        () -> guarantees.end(id, guarantee, who.getName()),
        here(party),
        "The guarantee has ended.",
        flash);
  }

  private static NewGuarantee guarantee(Party party, Wish wish) {
    return new NewGuarantee(
        party.id(),
        Typed.text(wish.kind()),
        wish.guarantor(),
        NewOrder.amount(Typed.amount(wish.amount()), Typed.text(wish.currency())),
        Given.day("The last day", wish.until()),
        wish.note());
  }

  private static String here(Party party) {
    return party.isProspect()
        ? "/credit/parties/" + party.id()
        : "/customers/"
            + org.springframework.web.util.UriUtils.encodePathSegment(
                party.number(), java.nio.charset.StandardCharsets.UTF_8)
            + "/credit";
  }
}
