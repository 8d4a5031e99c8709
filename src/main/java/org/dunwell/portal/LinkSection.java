package org.dunwell.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.payments.hints.PaymentHints;
import org.dunwell.platform.web.CustomerSection;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** The customer's page of our people: their links, and what they say about payments. */
@Component
class LinkSection implements CustomerSection {

  private final Customers customers;
  private final LinkUses uses;
  private final ShutLinks shut;
  private final PaymentHints hints;

  LinkSection(Customers customers, LinkUses uses, ShutLinks shut, PaymentHints hints) {
    this.customers = customers;
    this.uses = uses;
    this.shut = shut;
    this.hints = hints;
  }

  @Override
  public String fragment() {
    return "portal/customer-section :: section";
  }

  @Override
  public int order() {
    return 450;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    Customer first = customers.byId(customerIds.get(0));
    Map<String, Object> model = new HashMap<>();
    model.put("portalNumber", first.number());
    model.put("portalUsed", uses.used(first.id()));
    model.put("portalShut", shut.upTo(first.id()).orElse(null));
    model.put("portalHints", hints.of(List.of(first.id())));
    return model;
  }
}
