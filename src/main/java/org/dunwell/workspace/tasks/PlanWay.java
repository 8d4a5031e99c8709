package org.dunwell.workspace.tasks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.promises.PlanRequest;
import org.dunwell.promises.PlanRequests;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Whoever has heard that a customer wants to pay in parts goes on to the plan at once. */
@Component
class PlanWay {

  /** What forms call it: the outcome of a call, the decision of a credit manager. */
  private static final Map<String, String> ANSWERS =
      Map.of("outcome", "asks-for-plan", "decision", "plan");

  private final PlanRequests requests;
  private final Customers customers;

  PlanWay(PlanRequests requests, Customers customers) {
    this.requests = requests;
    this.customers = customers;
  }

  /**
   * The page on which the plan is drawn up, its invoices chosen; null when what was filled in asks
   * for none.
   *
   * @param customerNumber null when the form was not about a customer
   */
  String after(Map<String, Object> filled, String customerNumber) {
    boolean asked =
        customerNumber != null
            && filled != null
            && ANSWERS.entrySet().stream()
                .anyMatch(answer -> answer.getValue().equals(filled.get(answer.getKey())));
    return asked ? page(customers.byNumber(customerNumber)) : null;
  }

  private String page(Customer customer) {
    List<PlanRequest> open = requests.openOf(Set.of(customer.id()));
    return open.isEmpty()
        ? null
        : UriComponentsBuilder.fromPath("/customers/{number}/plans/new")
            .queryParam("request", open.get(open.size() - 1).id())
            .build(false)
            .expand(customer.number())
            .encode()
            .toUriString();
  }
}
