package org.dunwell.receivables.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.platform.Nudges;
import org.dunwell.receivables.imports.InvoiceImportMapper.Known;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices as issued. An invoice that is there already stays as it is: what changes it afterwards
 * is a payment, a credit note or a write-off.
 */
@Component
@Order(30)
class InvoiceKind implements ImportKind {

  private final JdbcClient jdbc;
  private final InvoiceStaging staging;
  private final InvoiceImportMapper mapper;
  private final ExtraColumns columns;
  private final Nudges nudges;

  InvoiceKind(
      JdbcClient jdbc,
      InvoiceStaging staging,
      InvoiceImportMapper mapper,
      ExtraColumns columns,
      Nudges nudges) {
    this.jdbc = jdbc;
    this.staging = staging;
    this.mapper = mapper;
    this.columns = columns;
    this.nudges = nudges;
  }

  @Override
  public String name() {
    return "invoices";
  }

  @Override
  public List<Field> fields() {
    return columns.with(InvoiceFields.invoices(), name());
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcomes apply(Long importId, List<Row> rows) {
    List<Problem> problems = new ArrayList<>();
    Map<Long, Row> good = check(columns.checked(name(), rows, problems), problems);
    mapper.insertInvoices(importId);
    mapper.insertInstalments();
    Set<Long> unchanged = new HashSet<>();
    for (Known known : mapper.known(importId)) {
      Row row = good.get(known.line());
      Problem problem = problem(row, known);
      if (problem == null) {
        unchanged.add(known.line());
      } else {
        problems.add(problem);
        good.remove(known.line());
      }
    }
    nudges.about(mapper.nettedAnew(), "invoices");
    unchanged.removeAll(columns.take(name(), good.values()));
    return new Outcomes(good.size() - unchanged.size(), unchanged.size(), problems);
  }

  private Map<Long, Row> check(List<Row> rows, List<Problem> problems) {
    Entities entities = Entities.read(jdbc);
    Checks checks = new Checks(problems);
    Map<Long, Row> good = new HashMap<>();
    InvoiceStaging.Load load = staging.begin();
    for (Row row : rows) {
      Entities.Entity entity = entities.of(row, problems);
      if (entity == null) {
        continue;
      }
      String currency = row.text("currency", entity.currency());
      boolean fine =
          checks.amount(
                  row, "amount", currency, "Import what you owe the customer as a credit note.")
              && checks.groups(row)
              && inOrder(row, checks)
              && instalmentsAddUp(row, currency, checks)
              && checks.once(row, "number", entity.id() + "/" + row.text("number"));
      if (fine) {
        good.put(row.line(), row);
        load.add(row, entity, row.text("amount"));
      }
    }
    staging.store(load);
    return good;
  }

  private static boolean inOrder(Row row, Checks checks) {
    return !row.date("dueOn").isBefore(row.date("issuedOn"))
        || checks.refuse(
            row,
            "dueOn",
            "The due date lies before the invoice date %s.".formatted(row.text("issuedOn")),
            "Check whether day and month, or the two columns, are swapped.");
  }

  private static boolean instalmentsAddUp(Row row, String currency, Checks checks) {
    BigDecimal sum = BigDecimal.ZERO;
    for (InvoiceStaging.Part part : InvoiceStaging.parts(row)) {
      sum = sum.add(part.amount());
      if (part.amount().signum() <= 0) {
        return checks.refuse(
            row, "instalments", "An instalment is not above zero.", "Leave it out.");
      }
      if (!checks.decimals(row, "instalments", part.amount(), currency)) {
        return false;
      }
    }
    return sum.compareTo(row.amount("amount")) == 0
        || checks.refuse(
            row,
            "instalments",
            "The instalments add up to %s, the invoice to %s."
                .formatted(sum.toPlainString(), row.text("amount")),
            "Mend the instalments or the amount.");
  }

  private static Problem problem(Row row, Known known) {
    if (known.customerId() == null) {
      return row.problem(
          "customer",
          "There is no such customer.",
          "Import the customer first, or mend the number.");
    }
    if (Boolean.TRUE.equals(known.fromThisRun())) {
      return row.problem(
          "number",
          "The same number stands further up in this file.",
          "Remove one of the two rows.");
    }
    if (known.same()) {
      return null;
    }
    return row.problem(
        "number",
        "The ledger has this invoice otherwise: customer %s, of %s, due %s, %s %s."
            .formatted(
                known.customerNumber(),
                known.issuedOn(),
                known.dueOn(),
                known.amount().stripTrailingZeros().toPlainString(),
                known.currency()),
        "Correct an issued invoice by a credit note and a new number.");
  }
}
