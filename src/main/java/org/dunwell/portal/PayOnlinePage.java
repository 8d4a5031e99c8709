package org.dunwell.portal;

import org.dunwell.contact.PayLinks;
import org.dunwell.payments.Checkout;
import org.dunwell.payments.Checkouts;
import org.dunwell.payments.NewCheckout;
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
  private final PayLinks links;
  private final LinkUses uses;

  PayOnlinePage(GroupForms forms, Checkouts checkouts, PayLinks links, LinkUses uses) {
    this.forms = forms;
    this.checkouts = checkouts;
    this.links = links;
    this.uses = uses;
  }

  @GetMapping("/pay/{token}/pay")
  ModelAndView form(Visit visit, @RequestParam(required = false) String group) {
    return offered(forms.draw(TEMPLATE, visit, group, Form.fresh(visit.words())));
  }

  @PostMapping("/pay/{token}/pay")
  ModelAndView begin(Visit visit, @RequestParam MultiValueMap<String, String> sent) {
    return offered(forms.answer(TEMPLATE, visit, sent, (form, group) -> begin(visit, form, group)));
  }

  /** The browser may not be sent to another site by a form: a page of ours does it. */
  private ModelAndView begin(Visit visit, Form form, OpenGroup group) {
    if (!checkouts.offered(group.entity().id(), group.currency())) {
      throw new Refused(visit.words().of("portal.pay.notOffered"));
    }
    Checkout checkout =
        checkouts.start(
            new NewCheckout(
                group.entity().id(),
                visit.customer().id(),
                group.currency(),
                form.chosen(group).stream()
                    .map(one -> new NewCheckout.Part(one.item().id(), one.amount()))
                    .toList(),
                visit.words().language(),
                links.page(visit.token()) + "/checkout"));
    uses.say(
        visit,
        "Began to pay %s %s online for %d invoice(s) on their own page."
            .formatted(
                checkout.currency(), checkout.amount().toPlainString(), checkout.parts().size()));
    return new ModelAndView(
        "redirect:" + visit.path("/checkout?leave=true&checkout=" + checkout.id()));
  }

  private ModelAndView offered(ModelAndView page) {
    if (page.getModel().get("group") instanceof OpenGroup group) {
      page.addObject("offered", checkouts.offered(group.entity().id(), group.currency()));
    }
    return page;
  }
}
