package org.dunwell.portal.phone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.web.CustomerSection;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** The customer's page of our people: whether it has a PIN, and a letter with a new one. */
@Component
class PhoneSection implements CustomerSection {

  private final Customers customers;
  private final PhonePins pins;

  PhoneSection(Customers customers, PhonePins pins) {
    this.customers = customers;
    this.pins = pins;
  }

  @Override
  public String fragment() {
    return "portal/phone-section :: section";
  }

  @Override
  public int order() {
    return 455;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    Customer first = customers.byId(customerIds.get(0));
    Map<String, Object> model = new HashMap<>();
    model.put("portalPhoneNumber", first.number());
    model.put("portalPhonePin", pins.madeAt(first.id()).orElse(null));
    return model;
  }
}
