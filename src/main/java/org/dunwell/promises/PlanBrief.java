package org.dunwell.promises;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the form shows the credit manager who is asked to approve a plan. */
@Component
public class PlanBrief {

  private final Plans plans;
  private final Promises promises;

  PlanBrief(Plans plans, Promises promises) {
    this.plans = plans;
    this.promises = promises;
  }

  public String customer(long id) {
    Plan plan = plans.byId(id);
    return "%s (%s)".formatted(plan.customerName(), plan.customerNumber());
  }

  /** Who proposes what for which invoices. */
  public String plan(long id) {
    Plan plan = plans.byId(id);
    return "%s for %s, proposed by %s\n%s%s"
        .formatted(
            Phrases.money(plan.currency(), plan.amount()),
            plan.invoices().stream()
                .map(Plan.Share::invoiceNumber)
                .collect(Collectors.joining(", ")),
            plan.proposedBy(),
            plan.schedule(),
            plan.note() == null ? "" : "\n" + plan.note());
  }

  /** How the customer has kept its word so far. */
  public String word(long id) {
    long customer = plans.byId(id).customerId();
    List<KeptRate> rates = promises.keptRates(List.of(customer));
    int broken = promises.brokenOf(List.of(customer)).getOrDefault(customer, 0);
    String kept =
        rates.isEmpty()
            ? "No promise was due in the last year"
            : rates.stream().map(PlanBrief::kept).collect(Collectors.joining("\n"));
    return broken == 0 ? kept : kept + "\n%d broken on what is open now".formatted(broken);
  }

  private static String kept(KeptRate rate) {
    return "%d of %d promise(s) kept in the last year, %d %% of the money (%s)"
        .formatted(rate.kept(), rate.due(), rate.percentByAmount(), rate.currency());
  }
}
