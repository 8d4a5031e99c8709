package org.dunwell.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.contact.PayLinks;
import org.dunwell.contact.templates.Words;
import org.dunwell.payments.autopay.Autopay;
import org.dunwell.payments.autopay.AutopayCharge;
import org.dunwell.payments.autopay.Mandate;
import org.dunwell.payments.autopay.NewMandate;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A customer lets us take what falls due, sees what will be taken, and ends it. */
@Controller
class AutopayPage {

  private static final int LOOK_AGAIN_SECONDS = 10;

  private final Autopay autopay;
  private final OpenItems items;
  private final SellingEntities entities;
  private final PayLinks links;
  private final LinkUses uses;

  AutopayPage(
      Autopay autopay, OpenItems items, SellingEntities entities, PayLinks links, LinkUses uses) {
    this.autopay = autopay;
    this.items = items;
    this.entities = entities;
    this.links = links;
    this.uses = uses;
  }

  /** One of our companies and a currency: what leave is given for. */
  record Choice(SellingEntity entity, String currency) {

    /** Names it in addresses. */
    public String key() {
      return entity.id() + "-" + currency;
    }

    /** As people read it. */
    public String name() {
      return entity.name() + " · " + currency;
    }
  }

  @GetMapping("/pay/{token}/autopay")
  ModelAndView page(Visit visit) {
    return draw(visit, Form.fresh(visit.words()));
  }

  private ModelAndView draw(Visit visit, Form form) {
    List<Mandate> running =
        autopay.ofCustomers(List.of(visit.customer().id())).stream()
            .filter(Mandate::isActive)
            .toList();
    Map<Long, List<AutopayCharge>> coming =
        autopay.charges(running.stream().map(Mandate::id).toList()).stream()
            .filter(charge -> charge.nextOn() != null)
            .collect(Collectors.groupingBy(AutopayCharge::mandateId));
    List<Choice> choices = choices(visit);
    ModelAndView page = PortalPages.form("portal/autopay", visit);
    page.addObject("form", form);
    page.addObject("running", running);
    page.addObject(
        "companies",
        entities.all().stream().collect(Collectors.toMap(SellingEntity::id, SellingEntity::name)));
    page.addObject("coming", coming);
    page.addObject("offered", !choices.isEmpty());
    page.addObject("days", autopay.noticeDays());
    page.addObject(
        "choices",
        choices.stream()
            .filter(choice -> running.stream().noneMatch(one -> isFor(one, choice)))
            .toList());
    return page;
  }

  private static boolean isFor(Mandate mandate, Choice choice) {
    return mandate.sellingEntityId() == choice.entity().id()
        && mandate.currency().equals(choice.currency());
  }

  /** What is open, and what may come of the company that has written. */
  private List<Choice> choices(Visit visit) {
    SellingEntity writer = entities.byId(visit.account().sellingEntityId());
    return Stream.concat(
            Stream.of(new Choice(writer, writer.currency())),
            items.groups(visit).stream().map(one -> new Choice(one.entity(), one.currency())))
        .distinct()
        .filter(choice -> autopay.offered(choice.entity().id(), choice.currency()))
        .toList();
  }

  @PostMapping("/pay/{token}/autopay")
  ModelAndView begin(Visit visit, @RequestParam MultiValueMap<String, String> sent) {
    Form form = new Form(sent, visit.words());
    Words words = visit.words();
    try {
      Choice choice =
          choices(visit).stream()
              .filter(one -> one.key().equals(form.text("choice")))
              .findFirst()
              .orElseThrow(() -> new Refused(words.of("portal.autopay.none")));
      if (!form.text("agree").equals("true")) {
        throw new Refused(words.of("portal.autopay.mustAgree"));
      }
      BigDecimal ceiling = form.amount("ceiling", choice.currency(), null);
      Mandate begun =
          autopay.begin(
              new NewMandate(
                  choice.entity().id(),
                  visit.customer().id(),
                  choice.currency(),
                  ceiling,
                  words.language(),
                  links.page(visit.token()) + "/autopay/given"));
      uses.say(visit, "Began to agree on autopay in %s.".formatted(choice.currency()));
      return new ModelAndView(
          "redirect:" + visit.path("/autopay/given?leave=true&autopay=" + begun.id()));
    } catch (BrokenRule refused) {
      return PortalPages.again(draw(visit, form), visit, refused);
    }
  }

  /**
   * What is known: on the way out to the provider, and back.
   *
   * @param leave whether the customer is on the way out
   */
  @GetMapping("/pay/{token}/autopay/given")
  ModelAndView given(
      Visit visit,
      @RequestParam("autopay") long id,
      @RequestParam(defaultValue = "false") boolean leave,
      HttpServletResponse response) {
    Mandate known = theirs(visit, id);
    boolean leaving = leave && known.isPending() && CheckoutPage.isWeb(known.url());
    String again = visit.path("/autopay/given?autopay=" + id);
    if (leaving) {
      response.setHeader("Refresh", "1; url=" + known.url());
    } else if (known.isPending()) {
      response.setHeader("Refresh", LOOK_AGAIN_SECONDS + "; url=" + again);
    }
    return PortalPages.page("portal/autopay-given", visit)
        .addObject("mandate", known)
        .addObject("state", leaving ? "leaving" : known.state())
        .addObject(
            "leave", known.isPending() && CheckoutPage.isWeb(known.url()) ? known.url() : null)
        .addObject("again", known.isPending() ? again : null);
  }

  private Mandate theirs(Visit visit, long id) {
    return autopay
        .of(visit.customer().id(), id)
        .orElseThrow(() -> new NotThere("autopay", Long.toString(id)));
  }

  @GetMapping("/pay/{token}/autopay/cancel")
  ModelAndView ask(Visit visit, @RequestParam("autopay") long id) {
    return PortalPages.page("portal/autopay-cancel", visit).addObject("mandate", theirs(visit, id));
  }

  @PostMapping("/pay/{token}/autopay/cancel")
  ModelAndView cancel(Visit visit, @RequestParam("autopay") long id) {
    autopay.cancel(
        visit.customer().id(), theirs(visit, id).id(), Autopay.CUSTOMER, "on their own page");
    return PortalPages.done(visit, "autopay-cancelled");
  }
}
