package org.dunwell.disputes.web;

import java.util.List;
import java.util.Map;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.Disputes;
import org.dunwell.platform.web.CustomerSection;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** The customer's page: what is in dispute, what was, and the way to a new dispute. */
@Component
class DisputesSection implements CustomerSection {

  private final Disputes disputes;
  private final Customers customers;

  DisputesSection(Disputes disputes, Customers customers) {
    this.disputes = disputes;
    this.customers = customers;
  }

  @Override
  public String fragment() {
    return "disputes/customer-section :: section";
  }

  @Override
  public int order() {
    return 350;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    List<Dispute> all = disputes.ofCustomers(customerIds);
    return Map.of(
        "disputesOpen", all.stream().filter(Dispute::isOpen).toList(),
        "disputesPast", all.stream().filter(dispute -> !dispute.isOpen()).toList(),
        "disputesCustomers", customers.byIds(customerIds).stream().map(Customer::number).toList());
  }
}
