package org.dunwell.receivables.documents;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.receivables.imports.Problem;
import org.dunwell.receivables.imports.Row;

/** Finds the one invoice that a document belongs to, or says why it does not. */
final class Matching {

  /**
   * What came of it.
   *
   * @param invoice null when there is a problem
   */
  record Answer(InvoiceFound invoice, Problem problem) {}

  private final Map<String, List<InvoiceFound>> known;

  /** With the invoices of all {@link #numbers}. */
  Matching(Map<String, List<InvoiceFound>> known) {
    this.known = known;
  }

  /** The numbers that rows name, by the name of the file or inside. */
  static List<String> numbers(List<Row> rows) {
    return rows.stream()
        .flatMap(row -> Stream.of(row.text("number"), row.text("numberInside")))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  Answer of(Row row) {
    Problem problem = contradiction(row);
    if (problem != null) {
      return new Answer(null, problem);
    }
    List<InvoiceFound> candidates = candidates(row);
    List<InvoiceFound> meant = meant(row, candidates);
    if (meant.size() != 1) {
      return new Answer(null, unclear(row, candidates, meant));
    }
    InvoiceFound one = meant.get(0);
    return one.saysTheSame(row) ? new Answer(one, null) : new Answer(null, wrong(row, one));
  }

  private List<InvoiceFound> numbered(String number) {
    return number == null ? List.of() : known.getOrDefault(number, List.of());
  }

  private List<InvoiceFound> candidates(Row row) {
    List<InvoiceFound> inside = numbered(row.text("numberInside"));
    return inside.isEmpty() ? numbered(row.text("number")) : inside;
  }

  private Problem contradiction(Row row) {
    String inside = row.text("numberInside");
    if (inside == null || inside.equals(row.text("number"))) {
      return null;
    }
    boolean both = !numbered(inside).isEmpty() && !numbered(row.text("number")).isEmpty();
    return both
        ? row.problem(
            "number",
            "The file is named as one invoice, and the electronic invoice inside is %s."
                .formatted(inside),
            "Name it as the invoice it is.")
        : null;
  }

  /** A folder or the seller tells companies of ours apart whose numbers are the same. */
  private static List<InvoiceFound> meant(Row row, List<InvoiceFound> candidates) {
    List<InvoiceFound> ours = candidates.stream().filter(one -> one.mayBeFrom(row)).toList();
    String folder = row.text("sellingEntity", "");
    List<InvoiceFound> there = those(ours, one -> one.sellingEntity().equalsIgnoreCase(folder));
    return there.size() == 1 ? there : those(there, one -> one.isFrom(row));
  }

  /** Those of which it is true, or all when it is of none. */
  private static List<InvoiceFound> those(
      List<InvoiceFound> candidates, Predicate<InvoiceFound> test) {
    List<InvoiceFound> some = candidates.stream().filter(test).toList();
    return some.isEmpty() ? candidates : some;
  }

  private static Problem unclear(Row row, List<InvoiceFound> candidates, List<InvoiceFound> meant) {
    if (row.text("creditNote") != null && candidates.isEmpty()) {
      return row.problem(
          "number",
          "The file is a credit note, %s.".formatted(row.text("numberInside")),
          "Only documents of invoices are kept.");
    }
    if (candidates.isEmpty()) {
      return row.problem(
          "number",
          "There is no invoice of this number.",
          "Import the invoice first, and name the file as its number; what a file name cannot have"
              + " is written as %2F for a slash.");
    }
    if (meant.isEmpty()) {
      return row.problem(
          "number",
          "The electronic invoice was issued by %s, which is none of our companies that have an"
                  .formatted(row.text("vatId"))
              + " invoice of this number.",
          "Send documents of our own invoices only, or correct the company's VAT id.");
    }
    return row.problem(
        "number",
        "Several of our companies have an invoice of this number: %s."
            .formatted(
                meant.stream().map(InvoiceFound::sellingEntity).collect(Collectors.joining(", "))),
        "Put the file into a folder named as the company.");
  }

  private static Problem wrong(Row row, InvoiceFound invoice) {
    return row.problem(
        "number",
        "The electronic invoice is over %s %s, invoice %s over %s %s: it is the wrong document."
            .formatted(
                row.text("currency", ""),
                row.text("totals", "").replace(" ", " or "),
                invoice.number(),
                invoice.currency(),
                invoice.amount().stripTrailingZeros().toPlainString()),
        "Send the document of this invoice, or correct the invoice in the ledger.");
  }
}
