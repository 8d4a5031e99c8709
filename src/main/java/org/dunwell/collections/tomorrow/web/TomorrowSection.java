package org.dunwell.collections.tomorrow.web;

import java.util.List;
import java.util.Map;
import org.dunwell.collections.tomorrow.Tomorrow;
import org.dunwell.platform.web.CustomerSection;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** On the customer's page: what was found for tomorrow last, and the way to it. */
@Component
class TomorrowSection implements CustomerSection {

  private final Tomorrow tomorrow;
  private final Customers customers;

  TomorrowSection(Tomorrow tomorrow, Customers customers) {
    this.tomorrow = tomorrow;
    this.customers = customers;
  }

  @Override
  public String fragment() {
    return "collections/tomorrow/parts :: section";
  }

  @Override
  public int order() {
    return 390;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    return Map.of(
        "tomorrowDay", tomorrow.day(),
        "tomorrowLines", tomorrow.of(customerIds),
        "tomorrowCustomer",
            customerIds.size() == 1 ? customers.byId(customerIds.get(0)).number() : "");
  }
}
