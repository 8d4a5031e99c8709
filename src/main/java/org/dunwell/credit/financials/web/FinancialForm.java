package org.dunwell.credit.financials.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dunwell.credit.financials.NewFinancialStatement;
import org.dunwell.platform.web.Given;

/** Accounts as they are typed or sent; all are texts until they are read. */
record FinancialForm(
    String asOf,
    String currency,
    String workingCapital,
    String totalAssets,
    String retainedEarnings,
    String ebit,
    String bookEquity,
    String totalLiabilities,
    String sales,
    String source) {

  /** More characters are no amount; a number of a million digits would take minutes to add up. */
  private static final int LONGEST = 30;

  static FinancialForm empty(String currency) {
    return new FinancialForm(null, currency, null, null, null, null, null, null, null, null);
  }

  /**
   * @throws org.dunwell.platform.BrokenRule when something is missing or makes no sense
   */
  NewFinancialStatement read(long partyId, String by) {
    LocalDate day = Given.text(asOf) == null ? null : Given.day("asOf", asOf);
    return new NewFinancialStatement(
        partyId,
        day,
        Given.text(currency),
        number("workingCapital", workingCapital),
        number("totalAssets", totalAssets),
        number("retainedEarnings", retainedEarnings),
        number("ebit", ebit),
        number("bookEquity", bookEquity),
        number("totalLiabilities", totalLiabilities),
        number("sales", sales),
        Given.text(source),
        by);
  }

  private static BigDecimal number(String name, String typed) {
    return Given.number(name, typed, FinancialForm::decimal);
  }

  private static BigDecimal decimal(String text) {
    BigDecimal number =
        new BigDecimal(text.length() > LONGEST ? "too long" : text.replaceAll("[ ,']", ""));
    if (Math.abs((long) number.scale()) > LONGEST) {
      throw new NumberFormatException(text);
    }
    return number;
  }
}
