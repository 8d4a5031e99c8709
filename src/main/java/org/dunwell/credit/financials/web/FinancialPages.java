package org.dunwell.credit.financials.web;

import java.security.Principal;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.financials.Financials;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.FormAnswers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts of a customer or prospect, and a form for the next ones. */
@Controller
@RequestMapping("/credit/financials/{party}")
class FinancialPages {

  private final Financials financials;
  private final Parties parties;

  FinancialPages(Financials financials, Parties parties) {
    this.financials = financials;
    this.parties = parties;
  }

  @GetMapping
  ModelAndView show(@PathVariable long party) {
    Party of = parties.visible(party);
    return page(of, FinancialForm.empty(of.currency()));
  }

  @PostMapping
  ModelAndView enter(
      @PathVariable long party,
      @ModelAttribute FinancialForm form,
      Principal by,
      RedirectAttributes flash) {
    Party of = parties.visible(party);
    try {
      financials.enter(form.read(party, by.getName()));
      return FormAnswers.done(
          "/credit/financials/" + party, "The accounts are stored and count at once.", flash);
    } catch (BrokenRule refused) {
      return FormAnswers.refused(page(of, form), refused);
    }
  }

  private ModelAndView page(Party party, FinancialForm form) {
    return new ModelAndView("credit/financials")
        .addObject("party", party)
        .addObject("form", form)
        .addObject("statements", financials.history(party.id(), Financials.PAGE));
  }
}
