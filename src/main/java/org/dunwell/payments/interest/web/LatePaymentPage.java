package org.dunwell.payments.interest.web;

import java.security.Principal;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunwell.payments.interest.LateTerms;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.FormAnswers;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the law and contracts say about paying late; credit managers add rates and terms. */
@Controller
@RequestMapping("/late-payment")
class LatePaymentPage {

  private static final String PATH = "/late-payment";

  private final LateTerms terms;
  private final SellingEntities entities;

  LatePaymentPage(LateTerms terms, SellingEntities entities) {
    this.terms = terms;
    this.entities = entities;
  }

  @GetMapping
  ModelAndView show() {
    return page(
        new LatePaymentForm(null, null, null, null, null, null, "actual/365", Boolean.TRUE, false),
        null);
  }

  @PostMapping("/rates")
  ModelAndView rate(@ModelAttribute LatePaymentForm form, Principal by, RedirectAttributes flash) {
    try {
      terms.put(form.rate(by.getName()));
      return FormAnswers.done(PATH, "The rate holds for whatever is reckoned from now on.", flash);
    } catch (BrokenRule refused) {
      return FormAnswers.refused(page(form, "rate"), refused);
    }
  }

  @PostMapping("/terms")
  ModelAndView agree(@ModelAttribute LatePaymentForm form, Principal by, RedirectAttributes flash) {
    try {
      terms.agree(form.agreed(), by.getName());
      return FormAnswers.done(PATH, "The terms hold for debts that fall due from that day.", flash);
    } catch (NotThere unknown) {
      return FormAnswers.refused(page(form, "terms"), new BrokenRule(unknown.getMessage()));
    } catch (BrokenRule refused) {
      return FormAnswers.refused(page(form, "terms"), refused);
    }
  }

  private ModelAndView page(LatePaymentForm form, String typing) {
    ModelAndView page = new ModelAndView("payments/late-payment");
    page.addObject("rates", terms.rates());
    page.addObject("laws", terms.laws());
    page.addObject("agreed", terms.agreed());
    page.addObject(
        "series",
        terms.rates().stream()
            .map(LateTerms.Rate::series)
            .collect(Collectors.toCollection(TreeSet::new)));
    page.addObject("entities", entities.all());
    page.addObject("form", form);
    page.addObject("typing", typing);
    return page;
  }
}
