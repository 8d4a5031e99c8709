package org.dunwell.disputes.imports;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dunwell.disputes.NewDispute;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.imports.Problem;
import org.dunwell.receivables.imports.Row;

/** Rows beside what the house knows about the invoices, reasons and people they name. */
final class DisputeRows {

  private final Map<String, List<Invoice>> invoices;
  private final ReasonsInUse reasons;
  private final Map<Long, List<Contact>> contacts;
  private final List<Problem> problems;

  /**
   * @param problems where it says what is wrong with a row
   */
  DisputeRows(
      Collection<Invoice> invoices,
      ReasonsInUse reasons,
      Collection<Contact> contacts,
      List<Problem> problems) {
    this.invoices = invoices.stream().collect(Collectors.groupingBy(Invoice::number));
    this.reasons = reasons;
    this.contacts = contacts.stream().collect(Collectors.groupingBy(Contact::customerId));
    this.problems = problems;
  }

  /** What a row asks for; empty when something is wrong with it. */
  Optional<NewDispute> read(Row row) {
    int before = problems.size();
    Optional<Invoice> invoice = invoice(row);
    Optional<String> reason = reasons.code(row.text(DisputeFields.REASON));
    if (reason.isEmpty()) {
      refuse(row, DisputeFields.REASON, "There is no such reason in use.", reasons.choices());
    }
    BigDecimal amount = row.amount(DisputeFields.AMOUNT);
    if (amount != null && amount.signum() <= 0) {
      refuse(
          row,
          DisputeFields.AMOUNT,
          "The disputed amount is not above zero.",
          "Mend it, or leave it blank for all that is not in dispute yet.");
    }
    Optional<Long> contact = invoice.flatMap(one -> contact(row, one));
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(dispute(row, invoice.orElseThrow(), reason.orElseThrow(), contact));
  }

  private static NewDispute dispute(
      Row row, Invoice invoice, String reason, Optional<Long> contact) {
    BigDecimal amount = row.amount(DisputeFields.AMOUNT);
    String reference = row.text(DisputeFields.REFERENCE);
    String what =
        reference != null
            ? "reference/" + reference
            : reason + "/" + (amount == null ? "all" : amount.stripTrailingZeros().toPlainString());
    return new NewDispute(
        "import/" + invoice.id() + "/" + what,
        invoice.id(),
        reason,
        amount,
        List.of(),
        row.text(DisputeFields.TEXT),
        "import",
        contact.orElse(null),
        "system");
  }

  private Optional<Invoice> invoice(Row row) {
    String entity = row.text(DisputeFields.SELLING_ENTITY);
    List<Invoice> candidates =
        invoices.getOrDefault(row.text(DisputeFields.INVOICE), List.of()).stream()
            .filter(one -> entity == null || one.sellingEntityCode().equals(entity))
            .toList();
    if (candidates.isEmpty()) {
      refuse(
          row,
          DisputeFields.INVOICE,
          entity == null
              ? "There is no invoice of this number."
              : "%s has no invoice of this number.".formatted(entity),
          "Import the invoice first, or mend the number.");
      return Optional.empty();
    }
    if (candidates.size() > 1) {
      refuse(
          row,
          DisputeFields.INVOICE,
          "Several of our companies have an invoice of this number: %s."
              .formatted(
                  candidates.stream()
                      .map(Invoice::sellingEntityCode)
                      .collect(Collectors.joining(", "))),
          "Name the company in sellingEntity.");
      return Optional.empty();
    }
    return Optional.of(candidates.get(0));
  }

  /** By e-mail address or name, in any case. */
  private Optional<Long> contact(Row row, Invoice invoice) {
    String said = row.text(DisputeFields.CONTACT);
    if (said == null) {
      return Optional.empty();
    }
    Optional<Long> found =
        contacts.getOrDefault(invoice.customerId(), List.of()).stream()
            .filter(one -> said.equalsIgnoreCase(one.email()) || said.equalsIgnoreCase(one.name()))
            .map(Contact::id)
            .findFirst();
    if (found.isEmpty()) {
      refuse(
          row,
          DisputeFields.CONTACT,
          "Customer %s has no contact of this name or e-mail address."
              .formatted(invoice.customerNumber()),
          "Write it as the ledger has it, or leave it out.");
    }
    return found;
  }

  private void refuse(Row row, String field, String problem, String mend) {
    problems.add(row.problem(field, problem, mend));
  }
}
