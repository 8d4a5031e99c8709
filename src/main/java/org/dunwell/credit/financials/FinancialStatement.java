package org.dunwell.credit.financials;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.Money;

/**
 * A company's accounts, as far as Altman's Z needs them.
 *
 * @param asOf the balance sheet's day
 * @param currency ISO 4217
 * @param workingCapital current assets less current liabilities; may be below 0, as may earnings,
 *     EBIT and equity
 * @param totalAssets above 0
 * @param totalLiabilities above 0
 * @param sales of the year
 * @param source where the figures come from, in words
 * @param industry of the party, which says which formula fits
 */
public record FinancialStatement(
    long id,
    long partyId,
    LocalDate asOf,
    String currency,
    BigDecimal workingCapital,
    BigDecimal totalAssets,
    BigDecimal retainedEarnings,
    BigDecimal ebit,
    BigDecimal bookEquity,
    BigDecimal totalLiabilities,
    BigDecimal sales,
    String source,
    String enteredBy,
    Instant enteredAt,
    String industry) {
  public FinancialStatement {
    workingCapital = Money.inDigits(workingCapital, currency);
    totalAssets = Money.inDigits(totalAssets, currency);
    retainedEarnings = Money.inDigits(retainedEarnings, currency);
    ebit = Money.inDigits(ebit, currency);
    bookEquity = Money.inDigits(bookEquity, currency);
    totalLiabilities = Money.inDigits(totalLiabilities, currency);
    sales = Money.inDigits(sales, currency);
  }

  /** What it says, whoever says it; 10 and 10.00 are the same figure. */
  List<Object> figures() {
    return NewFinancialStatement.figures(
        asOf,
        currency,
        workingCapital,
        totalAssets,
        retainedEarnings,
        ebit,
        bookEquity,
        totalLiabilities,
        sales);
  }

  /** Z' of a manufacturer, Z'' of others. */
  public BigDecimal z() {
    return formula().z(this);
  }

  /** Safe, grey or in distress. */
  public Altman.Zone zone() {
    return formula().zone(z());
  }

  /** The formula that fits the party's industry. */
  public Altman formula() {
    return Altman.of(industry);
  }
}
