package org.dunwell.insights;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Days sales outstanding: how many days' sales the customers still owe. */
final class Dso {

  private static final int PLACES = 2;

  /**
   * What was invoiced in a month.
   *
   * @param days days of the month that have passed, 1 to 31
   */
  record Month(BigDecimal sales, int days) {}

  private Dso() {}

  /**
   * What is open against the sales of a period.
   *
   * @return null when nothing was sold
   */
  static BigDecimal simple(BigDecimal open, BigDecimal sales, int days) {
    return sales.signum() <= 0
        ? null
        : open.multiply(BigDecimal.valueOf(days)).divide(sales, PLACES, RoundingMode.HALF_UP);
  }

  /**
   * Counts back: each month's sales are taken off what is open, as long as anything is left; the
   * last month counts in proportion.
   *
   * @param months the latest first
   * @return null when the months do not reach back far enough
   */
  static BigDecimal countback(BigDecimal open, List<Month> months) {
    BigDecimal left = open;
    int days = 0;
    for (Month month : months) {
      if (left.compareTo(month.sales()) <= 0) {
        BigDecimal part =
            month.sales().signum() == 0
                ? BigDecimal.ZERO
                : simple(left, month.sales(), month.days());
        return part.add(BigDecimal.valueOf(days)).setScale(PLACES, RoundingMode.HALF_UP);
      }
      left = left.subtract(month.sales());
      days += month.days();
    }
    return null;
  }
}
