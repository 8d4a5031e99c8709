package org.dunwell.receivables.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** In how many days the cash discount may be taken; {@link DiscountPercentColumn} stores it. */
@Component
class DiscountDaysColumn implements ExtraColumn {

  static final String NAME = "discountDays";

  /** More is no discount for paying early. */
  private static final int MOST = 365;

  private static final Field FIELD =
      Field.optional(
          NAME,
          Field.Type.COUNT,
          "days of discount",
          "cash discount days",
          "ZBD1T",
          "Skontotage",
          "Skontofrist");

  @Override
  public Set<String> kinds() {
    return DiscountPercentColumn.KINDS;
  }

  @Override
  public Field field() {
    return FIELD;
  }

  @Override
  public List<Problem> check(Collection<Row> rows) {
    List<Problem> problems = new ArrayList<>();
    for (Row row : rows) {
      if (row.text(NAME).length() > 3 || Integer.parseInt(row.text(NAME)) > MOST) {
        problems.add(
            row.problem(
                NAME,
                "A cash discount for more than %d days.".formatted(MOST),
                "Write the days from the date of issue in which it may be taken, such as 10."));
      }
    }
    return problems;
  }

  @Override
  public Set<Long> take(List<Stored> rows) {
    return Set.of();
  }
}
