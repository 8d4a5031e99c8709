package org.dunwell.contact;

import java.util.List;
import org.dunwell.receivables.undo.Brought;
import org.dunwell.receivables.undo.Obstacle;
import org.dunwell.receivables.undo.Obstacles;
import org.springframework.stereotype.Component;

/** The customer was told of an invoice, or will be before anybody can stop it. */
@Component
class ContactObstacles implements Obstacles {

  @Override
  public List<Obstacle> all() {
    return List.of(
        new Obstacle(
            Brought.INVOICES, "a letter or mail to the customer names it", message("delivered")),
        new Obstacle(Brought.INVOICES, "a letter or mail about it is going out", message("queued")),
        new Obstacle(
            Brought.INVOICES,
            "the customer was contacted about it",
            """
            exists (
              select 1
              from contact.request x
              where x.invoice_id = it.id
                and x.state = 'delivered')
            """));
  }

  private static String message(String state) {
    return """
    exists (
      select 1
      from contact.message_item x
      join contact.message m on m.id = x.message_id
      where x.invoice_id = it.id
        and m.state = '%s')
    """
        .formatted(state);
  }
}
