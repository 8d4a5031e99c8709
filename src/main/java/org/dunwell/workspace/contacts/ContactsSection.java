package org.dunwell.workspace.contacts;

import java.util.List;
import java.util.Map;
import org.dunwell.platform.web.CustomerSection;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** The customer's page: whom to write to and whom to call, by role. */
@Component
class ContactsSection implements CustomerSection {

  private final Customers customers;

  ContactsSection(Customers customers) {
    this.customers = customers;
  }

  @Override
  public String fragment() {
    return "workspace/customer-contacts :: section";
  }

  @Override
  public int order() {
    return 120;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    return Map.of("workspaceContacts", customers.contacts(customerIds));
  }
}
