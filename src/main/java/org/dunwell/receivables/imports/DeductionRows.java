package org.dunwell.receivables.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.receivables.Deductions;
import org.dunwell.receivables.Deductions.Wanted;
import org.dunwell.receivables.DeductionsRefused.About;
import org.dunwell.receivables.DeductionsRefused.Refusal;
import org.springframework.stereotype.Component;

/** Rows of payments that say why less was paid. */
@Component
class DeductionRows {

  private static final String REASON = "deductionReason";
  private static final String AMOUNT = "deductionAmount";

  private final Deductions deductions;

  DeductionRows(Deductions deductions) {
    this.deductions = deductions;
  }

  static boolean deducts(Row row) {
    return row.text(REASON) != null || row.text(AMOUNT) != null;
  }

  /** The rows whose words about deductions make sense before the ledger is asked. */
  List<Row> checked(List<Row> rows, List<Problem> problems) {
    Map<String, Optional<String>> codes = new HashMap<>();
    List<Row> fine = new ArrayList<>(rows.size());
    for (Row row : rows) {
      Problem problem = deducts(row) ? problem(row, codes) : null;
      if (problem == null) {
        fine.add(row);
      } else {
        problems.add(problem);
      }
    }
    return fine;
  }

  private Problem problem(Row row, Map<String, Optional<String>> codes) {
    String reason = row.text(REASON);
    BigDecimal amount = row.amount(AMOUNT);
    if (reason == null) {
      return row.problem(AMOUNT, "A deduction has no reason.", deductions.choices());
    }
    if (codes.computeIfAbsent(reason, deductions::code).isEmpty()) {
      return row.problem(REASON, "There is no such reason for deductions.", deductions.choices());
    }
    if (amount != null && amount.signum() <= 0) {
      return row.problem(
          AMOUNT,
          "The deduction is not above zero.",
          "Write what was left out, or leave it blank for all that is open behind the payment.");
    }
    return null;
  }

  /** What rows say, by the payment each has become. */
  List<Wanted> wanted(Map<Long, Row> byPayment) {
    List<Wanted> wanted = new ArrayList<>();
    byPayment.forEach(
        (payment, row) -> {
          if (deducts(row)) {
            wanted.add(new Wanted(payment, null, row.text(REASON), row.amount(AMOUNT)));
          }
        });
    return wanted;
  }

  static Problem problem(Row row, Refusal refusal) {
    String field =
        refusal.about() == About.REASON
            ? REASON
            : refusal.about() == About.AMOUNT ? AMOUNT : "remittance";
    return row.problem(field, refusal.problem(), refusal.mend());
  }
}
