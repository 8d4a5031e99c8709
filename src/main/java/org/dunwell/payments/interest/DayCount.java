package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.LocalDate;

/** By how many days a year counts when a yearly rate is taken by the day. */
public enum DayCount {
  /** Every year has 365 days (UK practice; the usual reading of 2011/7/EU). */
  ACTUAL_365("actual/365"),
  /** A day of a leap year is a 366th of it (German courts). */
  ACTUAL_ACTUAL("actual/actual");

  private static final BigDecimal COMMON = BigDecimal.valueOf(365);
  private static final BigDecimal LEAP = BigDecimal.valueOf(366);

  private final String word;

  DayCount(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  static DayCount of(String word) {
    for (DayCount one : values()) {
      if (one.word.equals(word)) {
        return one;
      }
    }
    throw new IllegalArgumentException("No way of counting days: " + word);
  }

  BigDecimal daysOfYear(LocalDate day) {
    return this == ACTUAL_ACTUAL && day.isLeapYear() ? LEAP : COMMON;
  }

  /** The last day from this one on that counts in the same way. */
  LocalDate alikeUntil(LocalDate day) {
    return this == ACTUAL_365 ? LocalDate.MAX : LocalDate.of(day.getYear(), 12, 31);
  }
}
