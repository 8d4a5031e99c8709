package org.dunwell.collections;

import java.util.List;
import org.dunwell.receivables.undo.Brought;
import org.dunwell.receivables.undo.Obstacle;
import org.dunwell.receivables.undo.Obstacles;
import org.springframework.stereotype.Component;

/**
 * People have talked about an invoice or decided what becomes of it. A mere case is no obstacle.
 */
@Component
class CollectionObstacles implements Obstacles {

  @Override
  public List<Obstacle> all() {
    return List.of(
        in("a call was about it", "collections.call_invoice"),
        in("it was handed over", "collections.handover_item"),
        in("a write-off of it was proposed", "collections.write_off_proposal_item"),
        in("it was filed with an administrator", "collections.insolvency_claim_item"));
  }

  private static Obstacle in(String reason, String table) {
    return new Obstacle(
        Brought.INVOICES,
        reason,
        "exists (select 1 from %s x where x.invoice_id = it.id)".formatted(table));
  }
}
