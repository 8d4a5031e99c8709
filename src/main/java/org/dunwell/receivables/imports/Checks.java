package org.dunwell.receivables.imports;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.Money;

/** What documents of every kind have to keep to before the database is asked. */
final class Checks {

  /** As the database has it, too. */
  private static final int MOST_OF_A_NAME = 100;

  private final List<Problem> problems;
  private final Map<String, Long> lines = new HashMap<>();

  Checks(List<Problem> problems) {
    this.problems = problems;
  }

  /** An amount above zero with no more decimals than its currency has. */
  boolean amount(Row row, String field, String currency, String mendNegative) {
    BigDecimal amount = row.amount(field);
    if (amount.signum() <= 0) {
      return refuse(
          row,
          field,
          amount.signum() == 0 ? "The amount is zero." : "The amount is negative.",
          amount.signum() == 0 ? "Leave out the row." : mendNegative);
    }
    return decimals(row, field, amount, currency);
  }

  boolean decimals(Row row, String field, BigDecimal amount, String currency) {
    int decimals = Money.decimals(Currency.getInstance(currency));
    return amount.scale() <= decimals
        || refuse(
            row,
            field,
            "%s has %d decimals, not more.".formatted(currency, decimals),
            "Round the amount where it was made.");
  }

  /** What invoices are grouped by is a name, not a description. */
  boolean groups(Row row) {
    return isShort(row, "productLine") && isShort(row, "site");
  }

  private boolean isShort(Row row, String field) {
    int length = row.text(field, "").length();
    return length <= MOST_OF_A_NAME
        || refuse(
            row,
            field,
            "The name is %d characters long; %d are the most.".formatted(length, MOST_OF_A_NAME),
            "Write its short name or code.");
  }

  /** Each document stands in a file once. */
  boolean once(Row row, String field, String key) {
    Long first = lines.putIfAbsent(key, row.line());
    return first == null
        || refuse(
            row,
            field,
            "The same %s stands in line %d already.".formatted(field, first),
            "Remove one of the two rows.");
  }

  /** A text of few choices. */
  boolean choice(Row row, String field, List<String> choices) {
    String value = row.text(field);
    return value == null
        || choices.contains(value)
        || refuse(row, field, "This is not known.", "Take " + String.join(", ", choices) + ".");
  }

  boolean refuse(Row row, String field, String problem, String mend) {
    problems.add(row.problem(field, problem, mend));
    return false;
  }
}
