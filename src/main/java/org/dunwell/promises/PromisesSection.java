package org.dunwell.promises;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.web.CustomerSection;
import org.dunwell.promises.evidence.Evidence;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/**
 * The customer's page: what was promised, how it was kept, and the way to a new promise or plan.
 */
@Component
class PromisesSection implements CustomerSection {

  private final Promises promises;
  private final Plans plans;
  private final PlanRequests requests;
  private final Customers customers;
  private final Evidence evidence;

  PromisesSection(
      Promises promises,
      Plans plans,
      PlanRequests requests,
      Customers customers,
      Evidence evidence) {
    this.promises = promises;
    this.plans = plans;
    this.requests = requests;
    this.customers = customers;
    this.evidence = evidence;
  }

  @Override
  public String fragment() {
    return "promises/customer-section :: section";
  }

  @Override
  public int order() {
    return 300;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    List<Promise> all = promises.of(customerIds);
    return Map.of(
        "promisesOpen",
            all.stream()
                .filter(Promise::isOpen)
                .sorted(Comparator.comparing(Promise::promisedFor).thenComparing(Promise::id))
                .toList(),
        "promisesProofs", evidence.of(all.stream().map(Promise::id).toList()),
        "promisesPast", all.stream().filter(promise -> !promise.isOpen()).toList(),
        "promisesRates", promises.keptRates(customerIds),
        "promisesPlans", plans.of(customerIds),
        "promisesRequests", requests.openOf(customerIds),
        "promisesCustomers", customers.byIds(customerIds).stream().map(Customer::number).toList());
  }
}
