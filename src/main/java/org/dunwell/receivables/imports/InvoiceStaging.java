package org.dunwell.receivables.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Invoices of a chunk on their way into the ledger, with their instalments. */
@Component
class InvoiceStaging {

  // Ids are drawn while staging, so that invoice and instalments need no second look-up.
  private static final Staging.Table INVOICES =
      new Staging.Table(
          "staged_invoice",
          "line, selling_entity_id, customer, number, issued_on, due_on, currency, amount,"
              + " open_amount, stated_open, reference, product_line, site, in_parts",
          """
          invoice_id bigint not null default nextval('receivables.invoice_id_seq'),
          line bigint not null,
          selling_entity_id bigint not null,
          customer text not null,
          number text not null,
          issued_on date not null,
          due_on date not null,
          currency char(3) not null,
          amount numeric(19,4),
          open_amount numeric(19,4) not null,
          stated_open numeric(19,4),
          reference text,
          product_line text,
          site text,
          in_parts boolean not null
          """);

  private static final Staging.Table PARTS =
      new Staging.Table(
          "staged_instalment",
          "line, position, due_on, amount",
          """
          line bigint not null,
          position integer not null,
          due_on date not null,
          amount numeric(19,4) not null
          """);

  private final Staging staging;

  InvoiceStaging(Staging staging) {
    this.staging = staging;
  }

  /** One instalment of an invoice that has several. */
  record Part(LocalDate dueOn, BigDecimal amount) {}

  /** What is to be staged. */
  static final class Load {
    private final List<Object[]> invoices = new ArrayList<>();
    private final List<Object[]> parts = new ArrayList<>();

    /**
     * @param openAmount what of the invoice is open
     */
    void add(Row row, Entities.Entity entity, String openAmount) {
      List<Part> instalments = row.text("instalments") == null ? List.of() : parts(row);
      invoices.add(
          new Object[] {
            row.line(),
            entity.id(),
            row.text("customer"),
            row.text("number"),
            row.text("issuedOn", row.text("dueOn")),
            row.text("dueOn"),
            row.text("currency", entity.currency()),
            row.text("amount"),
            openAmount,
            row.text("openAmount"),
            row.text("reference"),
            row.text("productLine"),
            row.text("site"),
            !instalments.isEmpty()
          });
      for (int i = 0; i < instalments.size(); i++) {
        parts.add(
            new Object[] {
              row.line(), i + 1, instalments.get(i).dueOn(), instalments.get(i).amount()
            });
      }
    }
  }

  Load begin() {
    return new Load();
  }

  void store(Load load) {
    staging.fill(INVOICES, load.invoices);
    staging.fill(PARTS, load.parts);
  }

  /** The instalments a row states, in order of their due dates; else the invoice as one. */
  static List<Part> parts(Row row) {
    String text = row.text("instalments");
    if (text == null) {
      return List.of(new Part(row.date("dueOn"), row.amount("amount")));
    }
    List<Part> parts = new ArrayList<>();
    for (String part : text.split(";")) {
      int at = part.indexOf('=');
      parts.add(
          new Part(LocalDate.parse(part.substring(0, at)), new BigDecimal(part.substring(at + 1))));
    }
    parts.sort(java.util.Comparator.comparing(Part::dueOn));
    return parts;
  }
}
