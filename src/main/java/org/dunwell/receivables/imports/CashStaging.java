package org.dunwell.receivables.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments and credit notes of a chunk on their way into the ledger: two kinds of one shape. */
@Component
class CashStaging {

  private static final String COLUMNS =
      "line, selling_entity_id, customer, name, dated, currency, amount, invoice, words, key";
  private static final String DEFINITION =
      """
      id bigint not null default nextval('receivables.%s_id_seq'),
      line bigint not null,
      selling_entity_id bigint not null,
      customer text,
      name text not null,
      dated date not null,
      currency char(3) not null,
      amount numeric(19,4) not null,
      invoice text,
      words text,
      key text,
      customer_id bigint,
      ours bigint
      """;

  private final JdbcClient jdbc;
  private final Staging staging;

  CashStaging(JdbcClient jdbc, Staging staging) {
    this.jdbc = jdbc;
    this.staging = staging;
  }

  /**
   * How one of the two kinds names things.
   *
   * @param name the field that tells one from the other
   * @param invoice the field that names an invoice
   * @param words the field with free text
   */
  record Shape(String table, String name, String dated, String invoice, String words) {}

  /** A staged row that does not simply go in; {@code customerId} null: nobody knows whose it is. */
  record Known(long line, Long customerId, boolean there, boolean same, Boolean fromThisRun) {}

  /** Stages the rows that are in order and says what is wrong with the others. */
  Map<Long, Row> stage(Shape shape, List<Row> rows, List<Problem> problems) {
    Entities entities = Entities.read(jdbc);
    Checks checks = new Checks(problems);
    Map<Long, Row> good = new HashMap<>();
    List<Object[]> staged = new ArrayList<>();
    for (Row row : rows) {
      Entities.Entity entity = entities.of(row, problems);
      if (entity != null && fine(shape, row, entity, checks)) {
        good.put(row.line(), row);
        staged.add(values(shape, row, entity));
      }
    }
    staging.fill(
        new Staging.Table("staged_" + shape.table(), COLUMNS, DEFINITION.formatted(shape.table())),
        staged);
    return good;
  }

  private static boolean fine(Shape shape, Row row, Entities.Entity entity, Checks checks) {
    String currency = row.text("currency", entity.currency());
    String mend =
        "A payment that was taken back is reversed where it is, not imported: open it and reverse it.";
    boolean amount =
        shape.table().equals("payment")
            ? checks.amount(row, "amount", currency, mend)
            : row.amount("amount").signum() == 0
                ? checks.refuse(row, "amount", "The amount is zero.", "Leave out the row.")
                : checks.decimals(row, "amount", row.amount("amount"), currency);
    BigDecimal deducted = row.amount("deductionAmount");
    return amount
        && (deducted == null || checks.decimals(row, "deductionAmount", deducted, currency))
        && checks.once(row, shape.name(), entity.id() + "/" + row.text(shape.name()));
  }

  private static Object[] values(Shape shape, Row row, Entities.Entity entity) {
    // exports write credit notes with either sign; both mean the same
    BigDecimal amount = row.amount("amount").abs();
    return new Object[] {
      row.line(),
      entity.id(),
      row.text("customer"),
      row.text(shape.name()),
      row.text(shape.dated()),
      row.text("currency", entity.currency()),
      amount.toPlainString(),
      row.text(shape.invoice()),
      row.text(shape.words()),
      row.text("externalKey")
    };
  }

  /**
   * Tells new rows from known and impossible ones.
   *
   * @param known asks the mapper
   * @return what becomes of them, the new ones being still to be inserted
   */
  Outcomes sort(
      Shape shape, Map<Long, Row> good, List<Problem> problems, Supplier<List<Known>> known) {
    long unchanged = 0;
    Set<Long> refused = new HashSet<>();
    for (Known found : known.get()) {
      Row row = good.get(found.line());
      Problem problem = problem(shape, row, found);
      if (problem == null) {
        unchanged++;
      } else {
        problems.add(problem);
        refused.add(found.line());
      }
    }
    return new Outcomes(good.size() - unchanged - refused.size(), unchanged, problems);
  }

  private static Problem problem(Shape shape, Row row, Known known) {
    if (known.customerId() == null) {
      return row.text("customer") == null
          ? row.problem(
              shape.invoice(),
              "Neither a customer nor a known invoice number is named.",
              "Fill in the customer.")
          : row.problem(
              "customer",
              "There is no such customer.",
              "Import the customer first, or mend the number.");
    }
    if (Boolean.TRUE.equals(known.fromThisRun())) {
      return row.problem(
          shape.name(),
          "The same %s stands further up in this file.".formatted(shape.name()),
          "Remove one of the two rows, or give each its own.");
    }
    return known.there() && !known.same()
        ? row.problem(
            shape.name(),
            "The ledger has this %s with another customer, date or amount.".formatted(shape.name()),
            "Give the row its own %s.".formatted(shape.name()))
        : null;
  }
}
