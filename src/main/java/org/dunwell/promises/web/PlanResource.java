package org.dunwell.promises.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Listing;
import org.dunwell.promises.NewPlan;
import org.dunwell.promises.Plan;
import org.dunwell.promises.Plans;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payment plans over REST. */
@RestController
@RequestMapping("/api/plans")
@Tag(name = "Payment plans")
class PlanResource {

  /**
   * A plan to propose.
   *
   * @param customer its number
   * @param invoices numbers of open invoices of that customer
   * @param frequency weekly, biweekly, monthly or list; absent: list
   * @param payments by day
   * @param interestPercent a year; absent when none is agreed, 0 for no interest while it is kept
   */
  record Proposed(
      String customer,
      List<String> invoices,
      String frequency,
      List<NewPlan.Leg> payments,
      BigDecimal interestPercent,
      String saidBy,
      String note) {}

  private final Plans plans;
  private final Named named;

  PlanResource(Plans plans, Named named) {
    this.plans = plans;
    this.named = named;
  }

  @GetMapping
  @Operation(summary = "The plans of a customer, newest first, at most 50")
  Listing<Plan> list(@RequestParam String customer) {
    List<Plan> all = plans.of(List.of(named.customer(customer)));
    return new Listing<>(all, all.size(), null);
  }

  @GetMapping("/{id}")
  @Operation(summary = "A plan, its payments, and the interest foreseen with each")
  Plan one(@PathVariable long id) {
    return plans.byId(id);
  }

  @PostMapping
  @Operation(summary = "Propose a plan; within a collector's authority it runs at once")
  ResponseEntity<Plan> propose(@RequestBody Proposed wanted, Principal user) {
    if (wanted.customer() == null
        || wanted.invoices() == null
        || wanted.payments() == null
        || wanted.payments().stream().anyMatch(Objects::isNull)) {
      throw new BrokenRule("A plan needs a customer, the numbers of its invoices and payments.");
    }
    long customer = named.customer(wanted.customer());
    Plan plan =
        plans.propose(
            new NewPlan(
                customer,
                wanted.invoices().stream().map(number -> named.invoice(number, customer)).toList(),
                wanted.frequency() == null ? "list" : wanted.frequency(),
                wanted.payments(),
                wanted.saidBy(),
                user.getName(),
                wanted.note(),
                wanted.interestPercent()));
    return ResponseEntity.created(URI.create("/api/plans/" + plan.id())).body(plan);
  }
}
