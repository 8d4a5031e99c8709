package org.dunwell.collections.web;

import java.util.List;
import java.util.Map;
import org.dunwell.collections.handover.Handovers;
import org.dunwell.collections.holds.Holds;
import org.dunwell.collections.insolvency.Insolvencies;
import org.dunwell.collections.writeoffs.WriteOffProposals;
import org.dunwell.platform.web.CustomerSection;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** On the customer's page: what is on hold, outside, given up, or a claim against an estate. */
@Component
class EndingSection implements CustomerSection {

  private final Holds holds;
  private final Handovers handovers;
  private final WriteOffProposals proposals;
  private final Insolvencies insolvencies;
  private final Customers customers;

  EndingSection(
      Holds holds,
      Handovers handovers,
      WriteOffProposals proposals,
      Insolvencies insolvencies,
      Customers customers) {
    this.holds = holds;
    this.handovers = handovers;
    this.proposals = proposals;
    this.insolvencies = insolvencies;
    this.customers = customers;
  }

  @Override
  public String fragment() {
    return "collections/customer-section :: section";
  }

  @Override
  public int order() {
    return 400;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    boolean one = customerIds.size() == 1;
    return Map.of(
        "collectionsHolds", holds.of(customerIds),
        "collectionsHandovers", handovers.of(customerIds),
        "collectionsWriteOffs", proposals.of(customerIds),
        "collectionsClaims", insolvencies.claims(customerIds),
        "collectionsInsolvent",
            customerIds.stream().anyMatch(id -> insolvencies.of(id).isPresent()),
        "collectionsCustomer", one ? customers.byId(customerIds.get(0)).number() : "");
  }
}
