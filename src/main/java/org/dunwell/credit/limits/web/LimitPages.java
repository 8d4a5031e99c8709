package org.dunwell.credit.limits.web;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.credit.HouseDay;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.exposure.Exposures;
import org.dunwell.credit.holds.CreditHolds;
import org.dunwell.credit.insurance.Covers;
import org.dunwell.credit.insurance.Deadlines;
import org.dunwell.credit.limits.CreditLimits;
import org.dunwell.credit.limits.LimitExplanations;
import org.dunwell.credit.limits.LimitProposal;
import org.dunwell.credit.limits.NewLimit;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.FormAnswers;
import org.dunwell.platform.web.Given;
import org.dunwell.platform.web.Typed;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A customer's credit limit: what is in force and why, what was, and asking for another. */
@Controller
@RequestMapping("/customers/{number}/limit")
class LimitPages {

  /** What was typed; each absent where the table is to say it. */
  record Wish(
      String key,
      String scope,
      String amount,
      String terms,
      String termsDays,
      String until,
      String cause) {}

  private final CreditLimits limits;
  private final LimitExplanations explanations;
  private final Exposures exposures;
  private final CreditHolds holds;
  private final Covers covers;
  private final Deadlines deadlines;
  private final Parties parties;
  private final Customers customers;
  private final HouseDay day;

  LimitPages(
      CreditLimits limits,
      LimitExplanations explanations,
      Exposures exposures,
      CreditHolds holds,
      Covers covers,
      Deadlines deadlines,
      Parties parties,
      Customers customers,
      HouseDay day) {
    this.limits = limits;
    this.explanations = explanations;
    this.exposures = exposures;
    this.holds = holds;
    this.covers = covers;
    this.deadlines = deadlines;
    this.parties = parties;
    this.customers = customers;
    this.day = day;
  }

  @GetMapping
  ModelAndView page(@PathVariable String number) {
    return shown(number, new Wish(null, null, null, null, null, null, null));
  }

  private ModelAndView shown(String number, Wish wish) {
    Party party = party(number);
    List<LimitProposal> proposals = limits.proposals(party.id());
    Map<String, Object> model = new HashMap<>();
    model.put("party", party);
    model.put("wish", wish);
    model.put("exposure", exposures.of(party.id()));
    model.put("limit", limits.on(party.id(), day.today()).orElse(null));
    model.put("groupLimit", limits.ofGroupOn(party.id(), day.today()).orElse(null));
    model.put("history", limits.history(party.id()));
    model.put("proposals", proposals);
    model.put("why", proposals.isEmpty() ? null : explanations.of(proposals.get(0).decisionId()));
    model.put("hold", holds.current(party.id()).orElse(null));
    model.put("covers", covers.of(party.id()));
    model.put("deadlines", deadlines.of(party.id()));
    model.put("reviewOn", day.today().plusDays(CreditHolds.REVIEW_DAYS));
    return new ModelAndView("credit/limit", model);
  }

  /** Why one that was granted is what it is. */
  @GetMapping("/decisions/{decision}")
  ModelAndView why(@PathVariable String number, @PathVariable long decision) {
    Party party = party(number);
    LimitProposal proposal =
        limits.proposals(party.id()).stream()
            .filter(one -> one.decisionId() == decision)
            .findFirst()
            .orElseThrow(
                () -> new org.dunwell.platform.NotThere("limit decision", Long.toString(decision)));
    return new ModelAndView(
        "credit/limit-why",
        Map.of(
            "party",
            party,
            "proposal",
            proposal,
            "why",
            explanations.of(decision),
            "holds",
            explanations.holds(decision)));
  }

  @PostMapping
  ModelAndView propose(
      @PathVariable String number, Wish wish, Principal by, RedirectAttributes flash) {
    try {
      LimitProposal proposal =
          limits.propose(wanted(party(number), wish, by.getName()), Typed.text(wish.key()));
      return FormAnswers.done(
          here(number),
          proposal.state().equals("granted")
              ? "In force: %s.".formatted(proposal.words())
              : "Asked for: %s. Whoever may approve it finds it among the tasks."
                  .formatted(proposal.words()),
          flash);
    } catch (BrokenRule refused) {
      return FormAnswers.refused(shown(number, wish), refused);
    }
  }

  private static NewLimit wanted(Party party, Wish wish, String by) {
    return new NewLimit(
        party.id(),
        wish.scope(),
        wish.cause(),
        Typed.amount(wish.amount()),
        Typed.text(wish.terms()),
        Given.number("The days", wish.termsDays(), Integer::valueOf),
        null,
        Given.day("until", wish.until()),
        by);
  }

  /** Nothing on account from now on. */
  @PostMapping("/hold")
  ModelAndView hold(
      @PathVariable String number,
      @RequestParam(required = false) String reason,
      @RequestParam(required = false) String reviewOn,
      Principal by,
      RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> holds.place(party(number).id(), reason, by.getName(), Given.day("The day", reviewOn)),
        here(number),
        "On credit hold. Orders wait; the order system is told.",
        flash);
  }

  @PostMapping("/hold/release")
  ModelAndView release(
      @PathVariable String number,
      @RequestParam(required = false) String reason,
      Principal by,
      RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> holds.release(party(number).id(), reason, by.getName()),
        here(number),
        "Released. Orders that wait are looked at again, oldest first.",
        flash);
  }

  private Party party(String number) {
    return parties.ofCustomer(customers.byNumber(number).id());
  }

  private static String here(String number) {
    return "/customers/"
        + org.springframework.web.util.UriUtils.encodePathSegment(
            number, java.nio.charset.StandardCharsets.UTF_8)
        + "/limit";
  }
}
