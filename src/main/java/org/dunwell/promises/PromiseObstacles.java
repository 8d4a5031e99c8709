package org.dunwell.promises;

import java.util.List;
import org.dunwell.receivables.undo.Brought;
import org.dunwell.receivables.undo.Obstacle;
import org.dunwell.receivables.undo.Obstacles;
import org.springframework.stereotype.Component;

/** The customer has promised to pay an invoice, or is taken to have kept a promise. */
@Component
class PromiseObstacles implements Obstacles {

  @Override
  public List<Obstacle> all() {
    return List.of(
        new Obstacle(
            Brought.INVOICES, "the customer promised to pay it", by("promises.promise_item")),
        new Obstacle(Brought.INVOICES, "a payment plan is about it", by("promises.plan_invoice")),
        new Obstacle(Brought.INVOICES, "a plan was asked for", by("promises.plan_request_invoice")),
        kept(Brought.PAYMENTS, "payment_id"),
        kept(Brought.CREDIT_NOTES, "credit_note_id"));
  }

  private static String by(String table) {
    return "exists (select 1 from %s x where x.invoice_id = it.id)".formatted(table);
  }

  private static Obstacle kept(Brought brought, String column) {
    return new Obstacle(
        brought,
        "a promise counts as kept by it",
        """
        exists (
          select 1
          from receivables.allocation given
          join promises.promise_item x on x.invoice_id = given.invoice_id
          where given.%s = it.id
            and x.kept_amount > 0)
        """
            .formatted(column));
  }
}
