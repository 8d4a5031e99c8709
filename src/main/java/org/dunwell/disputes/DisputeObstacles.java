package org.dunwell.disputes;

import java.util.List;
import org.dunwell.receivables.undo.Brought;
import org.dunwell.receivables.undo.Obstacle;
import org.dunwell.receivables.undo.Obstacles;
import org.springframework.stereotype.Component;

/** Somebody has said that an invoice is wrong, whatever has become of it. */
@Component
class DisputeObstacles implements Obstacles {

  @Override
  public List<Obstacle> all() {
    return List.of(
        new Obstacle(
            Brought.INVOICES,
            "it is or was in dispute",
            "exists (select 1 from disputes.dispute x where x.invoice_id = it.id)"),
        closing(Brought.PAYMENTS, "payment_id"),
        closing(Brought.CREDIT_NOTES, "credit_note_id"),
        new Obstacle(
            Brought.PAYMENTS,
            "a dispute is about what it left out",
            """
            exists (
              select 1
              from receivables.deduction left_out
              join disputes.dispute x on x.invoice_id = left_out.invoice_id
              where left_out.payment_id = it.id)
            """));
  }

  /** What is in dispute became less by it. */
  private static Obstacle closing(Brought brought, String column) {
    return new Obstacle(
        brought,
        "it closed a part of an invoice in dispute",
        """
        exists (
          select 1
          from receivables.allocation given
          join disputes.dispute x on x.invoice_id = given.invoice_id
          where given.%s = it.id)
        """
            .formatted(column));
  }
}
