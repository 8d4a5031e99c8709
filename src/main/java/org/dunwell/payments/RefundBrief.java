package org.dunwell.payments;

import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** What whoever decides about a refund has to know, as a form shows it. */
@Component
public class RefundBrief {

  private final Refunds refunds;
  private final Customers customers;

  RefundBrief(Refunds refunds, Customers customers) {
    this.refunds = refunds;
    this.customers = customers;
  }

  /** Whose it is, for a form. */
  public String customer(long id) {
    var customer = customers.byId(refunds.byId(id).customerId());
    return "%s (%s)".formatted(customer.name(), customer.number());
  }

  /** What it is about, for a form. */
  public String wish(long id) {
    Refund refund = refunds.byId(id);
    return "%s of payment %s, asked for by %s: %s\n%s"
        .formatted(
            refund.money(),
            refund.paymentReference(),
            refund.askedBy(),
            refund.reason(),
            refund.paymentIntent() == null
                ? "It did not come through Stripe: the ERP has to pay it out."
                : "It goes back through Stripe, the way it came.");
  }
}
