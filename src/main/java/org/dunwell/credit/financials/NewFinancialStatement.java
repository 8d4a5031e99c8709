package org.dunwell.credit.financials;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;

/**
 * Accounts as somebody enters them; see {@link FinancialStatement}.
 *
 * @param source at most 200 characters
 * @param by user id
 */
public record NewFinancialStatement(
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
    String by) {

  /** A thousand times the largest company there is. */
  private static final BigDecimal MOST = new BigDecimal("1e15");

  /** As many as are stored; currencies with more are not accounted for to the last of them. */
  private static final int MOST_DECIMALS = 2;

  /** Printed accounts are rounded to thousands or millions, each figure by itself. */
  private static final BigDecimal ROUNDED = new BigDecimal("0.01");

  private static final int SOURCE_LENGTH = 200;

  public NewFinancialStatement {
    if (asOf == null) {
      throw new BrokenRule("Accounts are of a day. Give the balance sheet's, like 2025-12-31.");
    }
    int decimals;
    try {
      decimals = Math.min(MOST_DECIMALS, Money.decimals(Currency.getInstance(currency)));
    } catch (IllegalArgumentException | NullPointerException unknown) {
      throw new BrokenRule(
          "\"%s\" is no currency. Give its three letters, like EUR.".formatted(currency));
    }
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    figures.put("working capital", workingCapital);
    figures.put("total assets", totalAssets);
    figures.put("retained earnings", retainedEarnings);
    figures.put("EBIT", ebit);
    figures.put("book equity", bookEquity);
    figures.put("total liabilities", totalLiabilities);
    figures.put("sales", sales);
    figures.forEach((name, figure) -> check(name, figure, decimals));
    above("total assets", totalAssets);
    above("total liabilities", totalLiabilities);
    checkSum(totalAssets, bookEquity, totalLiabilities);
    if (sales.signum() < 0) {
      throw new BrokenRule("Sales are 0 or more; these are %s.".formatted(sales.toPlainString()));
    }
    if (source == null || source.isBlank() || source.length() > SOURCE_LENGTH) {
      throw new BrokenRule(
          "Say in 1 to %d characters where the figures come from.".formatted(SOURCE_LENGTH));
    }
  }

  /** As {@link FinancialStatement#figures}. */
  List<Object> figures() {
    return figures(
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

  static List<Object> figures(Object... of) {
    return Arrays.stream(of)
        .map(one -> one instanceof BigDecimal number ? number.stripTrailingZeros() : one)
        .toList();
  }

  private static void check(String name, BigDecimal figure, int decimals) {
    if (figure == null) {
      throw new BrokenRule("The %s is missing. Give it, 0 included.".formatted(name));
    }
    if (figure.scale() > decimals && figure.stripTrailingZeros().scale() > decimals
        || figure.abs().compareTo(MOST) >= 0) {
      throw new BrokenRule(
          "The %s is not an amount below %s with at most %d decimals."
              .formatted(name, MOST.toPlainString(), decimals));
    }
  }

  /** A balance sheet has two sides. */
  private static void checkSum(BigDecimal assets, BigDecimal equity, BigDecimal liabilities) {
    BigDecimal sum = equity.add(liabilities);
    if (sum.subtract(assets).abs().compareTo(assets.multiply(ROUNDED)) > 0) {
      throw new BrokenRule(
          ("The book equity and total liabilities come to %s and do not come to the total assets of"
                  + " %s. Mend one of the three; provisions and deferred income are liabilities.")
              .formatted(sum.toPlainString(), assets.toPlainString()));
    }
  }

  private static void above(String name, BigDecimal figure) {
    if (figure.signum() <= 0) {
      throw new BrokenRule("The %s must be above 0: shares of it are asked for.".formatted(name));
    }
  }
}
