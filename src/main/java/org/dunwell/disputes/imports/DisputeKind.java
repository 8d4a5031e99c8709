package org.dunwell.disputes.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.imports.Field;
import org.dunwell.receivables.imports.ImportKind;
import org.dunwell.receivables.imports.Outcomes;
import org.dunwell.receivables.imports.Problem;
import org.dunwell.receivables.imports.Row;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Disputes from another system, opened when the file comes. A row with a reference is told by it; a
 * row without one by invoice, reason and amount, so that the same file twice changes nothing.
 */
@Component
@Order(70)
class DisputeKind implements ImportKind {

  private final Disputes disputes;
  private final ReasonCodes reasons;
  private final Invoices invoices;
  private final Customers customers;

  DisputeKind(Disputes disputes, ReasonCodes reasons, Invoices invoices, Customers customers) {
    this.disputes = disputes;
    this.reasons = reasons;
    this.invoices = invoices;
    this.customers = customers;
  }

  @Override
  public String name() {
    return "disputes";
  }

  @Override
  public List<Field> fields() {
    return DisputeFields.ALL;
  }

  /** Each becomes a process instance: more at once would keep customers locked for long. */
  @Override
  public int chunk() {
    return 500;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcomes apply(Long importId, List<Row> rows) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Row> byKey = new LinkedHashMap<>();
    List<NewDispute> wanted = wanted(rows, byKey, problems);
    Set<String> known = disputes.known(byKey.keySet());
    Map<String, String> refused = disputes.openPossible(wanted);
    if (!refused.isEmpty()) {
      Map<Long, Invoice> now =
          invoices.byIds(wanted.stream().map(NewDispute::invoiceId).distinct().toList()).stream()
              .collect(Collectors.toMap(Invoice::id, Function.identity()));
      wanted.stream()
          .filter(one -> refused.containsKey(one.key()))
          .forEach(
              one ->
                  problems.add(
                      problem(
                          byKey.get(one.key()),
                          now.get(one.invoiceId()).isOpen(),
                          refused.get(one.key()))));
    }
    return new Outcomes(wanted.size() - known.size() - refused.size(), known.size(), problems);
  }

  private List<NewDispute> wanted(List<Row> rows, Map<String, Row> byKey, List<Problem> problems) {
    List<Invoice> named =
        invoices.byNumbers(
            rows.stream().map(row -> row.text(DisputeFields.INVOICE)).distinct().toList());
    DisputeRows reader =
        new DisputeRows(
            named,
            new ReasonsInUse(reasons.active()),
            customers.contacts(named.stream().map(Invoice::customerId).distinct().toList()),
            problems);
    List<NewDispute> wanted = new ArrayList<>();
    for (Row row : rows) {
      reader
          .read(row)
          .ifPresent(
              one -> {
                Row first = byKey.putIfAbsent(one.key(), row);
                if (first == null) {
                  wanted.add(one);
                } else {
                  problems.add(twice(row, first));
                }
              });
    }
    return wanted;
  }

  private static Problem twice(Row row, Row first) {
    return row.problem(
        row.text(DisputeFields.REFERENCE) == null ? DisputeFields.INVOICE : DisputeFields.REFERENCE,
        "The same dispute stands in line %d already.".formatted(first.line()),
        "Remove one of the two rows, or give each a reference of its own.");
  }

  private static Problem problem(Row row, boolean isOpen, String why) {
    if (!isOpen) {
      return row.problem(DisputeFields.INVOICE, why, "Leave the row out.");
    }
    return row.text(DisputeFields.AMOUNT) == null
        ? row.problem(DisputeFields.INVOICE, why, "Leave the row out.")
        : row.problem(
            DisputeFields.AMOUNT,
            why,
            "Lower it, or leave it blank for all that is not in dispute yet.");
  }
}
