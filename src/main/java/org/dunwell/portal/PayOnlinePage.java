package org.dunwell.portal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dunwell.contact.PayLinks;
import org.dunwell.payments.Checkout;
import org.dunwell.payments.Checkouts;
import org.dunwell.payments.CoveredByCredit;
import org.dunwell.payments.EarlyPayments;
import org.dunwell.payments.NewCheckout;
import org.dunwell.payments.PayersCredit;
import org.dunwell.receivables.Purse;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A customer chooses what to pay online, all of it or parts, in one go. */
@Controller
class PayOnlinePage {

  private static final String TEMPLATE = "portal/pay-online";

  private final GroupForms forms;
  private final Checkouts checkouts;
  private final EarlyPayments early;
  private final PayersCredit credit;
  private final PayLinks links;
  private final LinkUses uses;

  PayOnlinePage(
      GroupForms forms,
      Checkouts checkouts,
      EarlyPayments early,
      PayersCredit credit,
      PayLinks links,
      LinkUses uses) {
    this.forms = forms;
    this.checkouts = checkouts;
    this.early = early;
    this.credit = credit;
    this.links = links;
    this.uses = uses;
  }

  @GetMapping("/pay/{token}/pay")
  ModelAndView form(Visit visit, @RequestParam(required = false) String group) {
    return offered(visit, forms.draw(TEMPLATE, visit, group, Form.fresh(visit.words())));
  }

  @PostMapping("/pay/{token}/pay")
  ModelAndView begin(Visit visit, @RequestParam MultiValueMap<String, String> sent) {
    return offered(
        visit, forms.answer(TEMPLATE, visit, sent, (form, group) -> begin(visit, form, group)));
  }

  /** The browser may not be sent to another site by a form: a page of ours does it. */
  private ModelAndView begin(Visit visit, Form form, OpenGroup group) {
    if (!checkouts.offered(group.entity().id(), group.currency())) {
      throw new Refused(visit.words().of("portal.pay.notOffered"));
    }
    Checkout checkout =
        start(
            visit,
            new NewCheckout(
                group.entity().id(),
                visit.customer().id(),
                group.currency(),
                parts(visit, form, group),
                visit.words().language(),
                links.page(visit.token()) + "/checkout",
                form.creditTicked(),
                form.key(visit)));
    uses.say(
        visit,
        "Began to pay %s %s online for %d invoice(s) on their own page."
            .formatted(
                checkout.currency(), checkout.amount().toPlainString(), checkout.parts().size()));
    return new ModelAndView(
        "redirect:" + visit.path("/checkout?leave=true&checkout=" + checkout.id()));
  }

  private Checkout start(Visit visit, NewCheckout wanted) {
    try {
      return checkouts.start(wanted);
    } catch (CoveredByCredit covered) {
      throw new Refused(
          visit
              .words()
              .of("portal.pay.covered", visit.words().amount(covered.credit(), wanted.currency())));
    }
  }

  /** Invoices, what is claimed for paying them late, or only the latter. */
  private static List<NewCheckout.Part> parts(Visit visit, Form form, OpenGroup group) {
    Map<Long, BigDecimal> claims = form.claims(group);
    Map<Long, NewCheckout.Part> parts = new TreeMap<>();
    claims.forEach((id, sum) -> parts.put(id, new NewCheckout.Part(id, BigDecimal.ZERO, sum)));
    for (Form.Chosen one : form.chosen(group)) {
      long id = one.item().id();
      BigDecimal claimed = claims.getOrDefault(id, BigDecimal.ZERO);
      parts.put(id, new NewCheckout.Part(id, one.amount(), claimed));
    }
    if (parts.isEmpty()) {
      throw new Refused(visit.words().of("portal.items.none"));
    }
    return List.copyOf(parts.values());
  }

  /** What the payer has in hand there; null for nothing. */
  private BigDecimal credit(Visit visit, OpenGroup group) {
    BigDecimal there =
        credit.of(new Purse(visit.customer().id(), group.entity().id(), group.currency()));
    return there.signum() > 0 ? there : null;
  }

  private ModelAndView offered(Visit visit, ModelAndView page) {
    if (page.getModel().get("group") instanceof OpenGroup group) {
      page.addObject("discounts", early.of(group.items().stream().map(OpenItem::id).toList()));
      page.addObject("credit", credit(visit, group));
      page.addObject("offered", checkouts.offered(group.entity().id(), group.currency()));
    }
    return page;
  }
}
