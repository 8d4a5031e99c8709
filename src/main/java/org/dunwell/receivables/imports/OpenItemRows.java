package org.dunwell.receivables.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.receivables.imports.OpenItemMapper.Match;
import org.springframework.stereotype.Component;

/** What the rows of a snapshot ask for, beside what the ledger has. */
@Component
class OpenItemRows {

  private final InvoiceStaging staging;

  OpenItemRows(InvoiceStaging staging) {
    this.staging = staging;
  }

  /** An invoice whose open amount is to become another. */
  record Change(long line, long invoiceId, BigDecimal openAmount) {}

  /**
   * What is to be done.
   *
   * @param settled open amounts to set, of new invoices that were paid in part before, too
   * @param moved invoices with another due date
   * @param dropped lines that must not go in
   * @param changed lines that change something
   * @param created lines of invoices that were not there before
   * @param unchanged lines that say what the ledger knows
   */
  record Plan(
      List<Change> settled,
      List<Match> moved,
      Set<Long> dropped,
      Set<Long> changed,
      Set<Long> created,
      Set<Long> unchanged) {}

  /** Stages the rows that are in order and says what is wrong with the others. */
  Map<Long, Row> stage(List<Row> rows, Entities entities, List<Problem> problems) {
    Checks checks = new Checks(problems);
    Map<Long, Row> good = new HashMap<>();
    InvoiceStaging.Load load = staging.begin();
    for (Row row : rows) {
      Entities.Entity entity = entities.of(row, problems);
      if (entity != null && fine(row, entity, checks)) {
        good.put(row.line(), row);
        // the whole amount first: what of it is settled is booked as such behind
        load.add(row, entity, row.text("amount", row.text("openAmount")));
      }
    }
    staging.store(load);
    return good;
  }

  private static boolean fine(Row row, Entities.Entity entity, Checks checks) {
    String currency = row.text("currency", entity.currency());
    BigDecimal open = row.amount("openAmount");
    BigDecimal amount = row.amount("amount");
    if (open.signum() < 0) {
      return checks.refuse(
          row,
          "openAmount",
          "The open amount is negative.",
          "Import what you owe the customer as a credit note.");
    }
    if (amount != null && amount.compareTo(open) < 0) {
      return checks.refuse(
          row,
          "openAmount",
          "More is open than the invoice amounts to, %s.".formatted(row.text("amount")),
          "Mend one of the two amounts.");
    }
    return checks.groups(row)
        && checks.decimals(row, "openAmount", open, currency)
        && (amount == null || checks.decimals(row, "amount", amount, currency))
        && checks.once(row, "number", entity.id() + "/" + row.text("number"));
  }

  /** Compares each row with the ledger. */
  Plan plan(Map<Long, Row> good, List<Match> matches, List<Problem> problems) {
    List<Change> settled = new ArrayList<>();
    List<Match> moved = new ArrayList<>();
    Set<Long> refused = new HashSet<>();
    Set<Long> nothing = new HashSet<>();
    Set<Long> changed = new HashSet<>();
    Set<Long> created = new HashSet<>();
    for (Match match : matches) {
      Problem problem = problem(good.get(match.line()), match);
      if (problem != null) {
        problems.add(problem);
        refused.add(match.line());
      } else if (match.invoiceId() == null) {
        add(match, settled, nothing, changed);
        created.add(match.line());
      } else {
        compare(match, settled, moved, changed);
      }
    }
    Set<Long> unchanged = new HashSet<>(good.keySet());
    unchanged.removeAll(changed);
    unchanged.removeAll(refused);
    refused.addAll(nothing);
    return new Plan(settled, moved, refused, changed, created, unchanged);
  }

  private static void add(Match match, List<Change> settled, Set<Long> nothing, Set<Long> changed) {
    if (match.statedOpen().signum() == 0) {
      // settled before we ever heard of it
      nothing.add(match.line());
      return;
    }
    changed.add(match.line());
    if (match.statedAmount() != null && match.statedAmount().compareTo(match.statedOpen()) > 0) {
      settled.add(new Change(match.line(), match.stagedId(), match.statedOpen()));
    }
  }

  private static void compare(
      Match match, List<Change> settled, List<Match> moved, Set<Long> changed) {
    if (match.openAmount().compareTo(match.statedOpen()) != 0) {
      settled.add(new Change(match.line(), match.invoiceId(), match.statedOpen()));
      changed.add(match.line());
    }
    if (match.instalments() == 1 && !match.dueOn().equals(match.newDueOn())) {
      moved.add(match);
      changed.add(match.line());
    }
  }

  private static Problem problem(Row row, Match match) {
    if (match.customerId() == null) {
      return row.problem(
          "customer",
          "There is no such customer.",
          "Import the customer first, or mend the number.");
    }
    if (match.invoiceId() == null) {
      return null;
    }
    if (Boolean.TRUE.equals(match.fromThisRun())) {
      return row.problem(
          "number",
          "The same number stands further up in this file.",
          "Remove one of the two rows.");
    }
    boolean other =
        !match.invoiceCustomerId().equals(match.customerId())
            || !match.currency().equals(match.statedCurrency())
            || match.statedAmount() != null && match.amount().compareTo(match.statedAmount()) != 0;
    if (other || match.amount().compareTo(match.statedOpen()) < 0) {
      return row.problem(
          "number",
          "The invoice is known with another customer, currency or amount (%s %s)."
              .formatted(match.amount().stripTrailingZeros().toPlainString(), match.currency()),
          "Look which of the two is right; an invoice keeps its amount.");
    }
    return null;
  }
}
