package org.dunwell.payments;

import java.util.List;
import org.dunwell.receivables.undo.Brought;
import org.dunwell.receivables.undo.Obstacle;
import org.dunwell.receivables.undo.Obstacles;
import org.springframework.stereotype.Component;

/** Somebody pays an invoice here, or a customer lets us take what falls due. */
@Component
class PaymentObstacles implements Obstacles {

  @Override
  public List<Obstacle> all() {
    return List.of(
        new Obstacle(
            Brought.INVOICES,
            "somebody has begun to pay it online",
            "exists (select 1 from payments.checkout_part x where x.invoice_id = it.id)"),
        new Obstacle(
            Brought.INVOICES,
            "autopay has announced it",
            "exists (select 1 from payments.autopay_part x where x.invoice_id = it.id)"),
        new Obstacle(
            Brought.CUSTOMERS,
            "autopay was begun",
            """
            exists (
              select 1
              from payments.autopay x
              where x.customer_id = it.id)
            """));
  }
}
