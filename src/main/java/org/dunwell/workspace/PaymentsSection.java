package org.dunwell.workspace;

import java.util.List;
import java.util.Map;
import org.dunwell.platform.web.CustomerSection;
import org.springframework.stereotype.Component;

/** The customer's page: what came in, and what of it waits unapplied. */
@Component
class PaymentsSection implements CustomerSection {

  /** Enough to see how somebody pays; the invoices tell the rest. */
  private static final int MOST = 100;

  private final CustomerPageMapper customers;

  PaymentsSection(CustomerPageMapper customers) {
    this.customers = customers;
  }

  @Override
  public String fragment() {
    return "workspace/customer-payments :: section";
  }

  @Override
  public int order() {
    return 700;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    return Map.of("workspacePayments", customers.payments(customerIds.toArray(Long[]::new), MOST));
  }
}
