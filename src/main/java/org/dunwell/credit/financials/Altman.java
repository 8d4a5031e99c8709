package org.dunwell.credit.financials;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Altman's Z for companies that are not listed. Z' (1983) is for those that make things: 0.717
 * working capital, 0.847 retained earnings and 3.107 EBIT and 0.998 sales, each to total assets,
 * and 0.420 book equity to total liabilities; safe above 2.9, in distress below 1.23. Z'' leaves
 * sales out, which differ by trade: 6.56, 3.26, 6.72, 1.05; safe above 2.6, in distress below 1.1.
 * The ratios are not clipped: an empty shell is as bad as it looks.
 */
public enum Altman {
  /** Z', of a private manufacturer. */
  PRIVATE("0.717", "0.847", "3.107", "0.420", "0.998", "2.9", "1.23"),
  /** Z'', of any other company. */
  GENERAL("6.56", "3.26", "6.72", "1.05", "0", "2.6", "1.1");

  /** Where a company stands. */
  public enum Zone {
    SAFE,
    GREY,
    DISTRESS
  }

  private static final MathContext EXACT = MathContext.DECIMAL64;

  private final BigDecimal workingCapital;
  private final BigDecimal retainedEarnings;
  private final BigDecimal ebit;
  private final BigDecimal equity;
  private final BigDecimal sales;
  private final BigDecimal safe;
  private final BigDecimal distress;

  Altman(String... factors) {
    workingCapital = new BigDecimal(factors[0]);
    retainedEarnings = new BigDecimal(factors[1]);
    ebit = new BigDecimal(factors[2]);
    equity = new BigDecimal(factors[3]);
    sales = new BigDecimal(factors[4]);
    safe = new BigDecimal(factors[5]);
    distress = new BigDecimal(factors[6]);
  }

  /** Which of the two fits an industry, {@code manufacturer} or {@code other}. */
  public static Altman of(String industry) {
    return "manufacturer".equals(industry) ? PRIVATE : GENERAL;
  }

  /** The sum of the formula, to four decimals. */
  public BigDecimal z(FinancialStatement of) {
    return share(of.workingCapital(), of.totalAssets(), workingCapital)
        .add(share(of.retainedEarnings(), of.totalAssets(), retainedEarnings))
        .add(share(of.ebit(), of.totalAssets(), ebit))
        .add(share(of.bookEquity(), of.totalLiabilities(), equity))
        .add(share(of.sales(), of.totalAssets(), sales))
        .setScale(4, java.math.RoundingMode.HALF_UP);
  }

  /** The bounds themselves are grey. */
  public Zone zone(BigDecimal z) {
    if (z.compareTo(safe) > 0) {
      return Zone.SAFE;
    }
    return z.compareTo(distress) < 0 ? Zone.DISTRESS : Zone.GREY;
  }

  private static BigDecimal share(BigDecimal part, BigDecimal whole, BigDecimal factor) {
    return part.multiply(factor).divide(whole, EXACT);
  }
}
