package org.dunwell.disputes.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.DisputeNotAllowed;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.disputes.doors.Speakers;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.Typed;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.springframework.stereotype.Component;

/** What a program says is disputed, made into a dispute. */
@Component
class DisputesByProgram {

  private static final int LONGEST_KEY = 200;

  /**
   * A dispute to raise.
   *
   * @param invoice its id; or its {@code invoiceNumber} and the code of its {@code sellingEntity}
   * @param reason a code of ours, or of ANSI X12 element 426
   * @param amount absent for all that is not in dispute yet, or the sum of the lines
   * @param text what the customer says
   * @param contactId who at the customer says so
   * @param key of the caller's choice: sending it again does not raise the dispute again
   */
  record Said(
      Long invoice,
      String invoiceNumber,
      String sellingEntity,
      String reason,
      BigDecimal amount,
      List<Line> lines,
      String text,
      Long contactId,
      String key) {}

  /** A line of the invoice that is disputed. */
  record Line(String line, String what, BigDecimal amount) {}

  private final Disputes disputes;
  private final Invoices invoices;
  private final Customers customers;
  private final Speakers speakers;
  private final ReasonCodes reasons;
  private final Access access;

  DisputesByProgram(
      Disputes disputes,
      Invoices invoices,
      Customers customers,
      Speakers speakers,
      ReasonCodes reasons,
      Access access) {
    this.disputes = disputes;
    this.invoices = invoices;
    this.customers = customers;
    this.speakers = speakers;
    this.reasons = reasons;
    this.access = access;
  }

  /**
   * The dispute that this key has raised already.
   *
   * @throws DisputeNotAllowed when the key has raised one on another invoice
   */
  Optional<Dispute> known(Said said) {
    if (Typed.text(said.key()) == null) {
      return Optional.empty();
    }
    long invoice = invoice(said).id();
    Optional<Dispute> known = disputes.byKeys(List.of(key(said))).stream().findFirst();
    if (known.filter(dispute -> dispute.invoiceId() != invoice).isPresent()) {
      throw new DisputeNotAllowed(
          "The key %s has raised a dispute on another invoice. Give each dispute a key of its own."
              .formatted(said.key()));
    }
    return known;
  }

  Dispute raise(Said said, String by) {
    Invoice invoice = invoice(said);
    if (Typed.text(said.reason()) == null) {
      throw new DisputeNotAllowed("reason is missing: give a reason code, or one of X12 426.");
    }
    speakers.check(customers.byId(invoice.customerId()), said.contactId());
    List<Line> lines = said.lines() == null ? List.of() : said.lines();
    return disputes.open(
        new NewDispute(
            key(said),
            invoice.id(),
            reasons.chosen(said.reason()).code(),
            said.amount(),
            lines.stream()
                .map(one -> new NewDispute.Line(one.line(), one.what(), one.amount()))
                .toList(),
            said.text(),
            "api",
            said.contactId(),
            by));
  }

  private static String key(Said said) {
    String key = Typed.text(said.key());
    if (key != null && key.length() > LONGEST_KEY) {
      throw new DisputeNotAllowed("key is longer than %d characters.".formatted(LONGEST_KEY));
    }
    return "api/" + (key == null ? UUID.randomUUID() : key);
  }

  private Invoice invoice(Said said) {
    if (said.invoice() != null) {
      return seen(invoices.byIds(List.of(said.invoice())), said.invoice().toString());
    }
    if (said.invoiceNumber() == null || said.sellingEntity() == null) {
      throw new DisputeNotAllowed(
          "Name the invoice: give its id as invoice, or its invoiceNumber and the code of its sellingEntity.");
    }
    return seen(
        invoices.byNumber(said.invoiceNumber()).stream()
            .filter(one -> one.sellingEntityCode().equals(said.sellingEntity()))
            .toList(),
        said.invoiceNumber());
  }

  /** One that exists in somebody else's part of the ledger is not there. */
  private Invoice seen(List<Invoice> found, String named) {
    return found.stream()
        .filter(one -> access.toInvoice(one.id()))
        .findFirst()
        .orElseThrow(() -> new NotThere("invoice", named));
  }
}
