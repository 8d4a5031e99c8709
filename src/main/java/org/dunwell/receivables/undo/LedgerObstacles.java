package org.dunwell.receivables.undo;

import java.util.List;
import org.springframework.stereotype.Component;

/** What the ledger itself knows. */
@Component
class LedgerObstacles implements Obstacles {

  private static final List<Obstacle> ALL =
      List.of(
          invoice("a payment closed a part of it", allocation("x.payment_id is not null")),
          invoice("a credit note closed a part of it", allocation("x.credit_note_id is not null")),
          invoice("a part of it was written off", allocation("x.write_off_id is not null")),
          invoice(
              "a later snapshot of the ledger settled it",
              allocation("x.settled_by_id <> it.import_id")),
          invoice(
              "somebody holds it",
              """
              exists (
                select 1
                from receivables.block x
                where x.invoice_id = it.id
                  and x.lifted_at is null)
              """),
          invoice(
              "somebody wrote a note on it",
              "exists (select 1 from receivables.note x where x.invoice_id = it.id)"),
          new Obstacle(
              Brought.PAYMENTS, "the payment was reversed since", "it.reversed_on is not null"),
          new Obstacle(
              Brought.CUSTOMERS,
              "somebody added a contact",
              """
              exists (
                select 1
                from receivables.contact x
                where x.customer_id = it.id
                  and x.import_id is distinct from it.import_id)
              """),
          new Obstacle(
              Brought.CUSTOMERS,
              "another customer belongs to it",
              """
              exists (
                select 1
                from receivables.customer x
                where it.id in (x.parent_id, x.bill_to_id, x.payer_id)
                  and x.import_id is distinct from it.import_id)
              """));

  private static Obstacle invoice(String reason, String condition) {
    return new Obstacle(Brought.INVOICES, reason, condition);
  }

  private static String allocation(String which) {
    return "exists (select 1 from receivables.allocation x where x.invoice_id = it.id and %s)"
        .formatted(which);
  }

  @Override
  public List<Obstacle> all() {
    return ALL;
  }
}
