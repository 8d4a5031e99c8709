package org.dunwell.payments.interest.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.dunwell.payments.interest.LateTerms;
import org.dunwell.platform.BrokenRule;

/** A rate or agreed terms as typed. */
record LatePaymentForm(
    String series,
    String validFrom,
    String percent,
    String source,
    String sellingEntity,
    String customer,
    String dayCount,
    Boolean lumpSum,
    Boolean reminderFees) {

  LateTerms.Rate rate(String by) {
    return new LateTerms.Rate(series, day(), number(), source, by);
  }

  LateTerms.Agreed agreed() {
    return new LateTerms.Agreed(
        sellingEntity,
        customer,
        day(),
        series,
        number(),
        dayCount,
        Boolean.TRUE.equals(lumpSum),
        Boolean.TRUE.equals(reminderFees),
        source);
  }

  private LocalDate day() {
    try {
      return LocalDate.parse(validFrom == null ? "" : validFrom.strip());
    } catch (DateTimeParseException notADay) {
      throw new BrokenRule("\"%s\" is no day. Write it like 2027-01-01.".formatted(validFrom));
    }
  }

  private BigDecimal number() {
    try {
      return new BigDecimal(percent == null ? "" : percent.strip().replace(',', '.'));
    } catch (NumberFormatException notANumber) {
      throw new BrokenRule("\"%s\" is no percentage. Write it like 2.15.".formatted(percent));
    }
  }
}
