package org.dunwell.credit.limits;

import java.util.List;
import org.dunwell.receivables.undo.Brought;
import org.dunwell.receivables.undo.Obstacle;
import org.dunwell.receivables.undo.Obstacles;
import org.springframework.stereotype.Component;

/** Somebody has decided something about a customer's credit, or sold it something on account. */
@Component
class LimitObstacles implements Obstacles {

  @Override
  public List<Obstacle> all() {
    return List.of(
        in("a credit limit was asked for", "credit.limit_proposal"),
        in("an order was checked", "credit.sales_order"),
        in("it was on credit hold", "credit.credit_hold"),
        in("it was insured", "credit.insurance_cover"));
  }

  private static Obstacle in(String reason, String table) {
    return new Obstacle(
        Brought.CUSTOMERS,
        reason,
        """
        exists (
          select 1
          from credit.party p
          join %s x on x.party_id = p.id
          where p.customer_id = it.id)
        """
            .formatted(table));
  }
}
