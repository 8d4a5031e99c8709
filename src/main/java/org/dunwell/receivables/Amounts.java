package org.dunwell.receivables;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;

/** Amounts between the database's four decimals and the currency's own. */
public final class Amounts {

  private Amounts() {}

  /** As the currency writes it: 12.5000 EUR is 12.50, 500.0000 JPY is 500. Never rounds. */
  public static BigDecimal in(String currency, BigDecimal amount) {
    if (amount == null) {
      return null;
    }
    BigDecimal exact = amount.stripTrailingZeros();
    int decimals = Money.decimals(Currency.getInstance(currency));
    return exact.setScale(Math.max(decimals, exact.scale()), RoundingMode.UNNECESSARY);
  }

  /** For sentences: {@code 12.50 EUR}. */
  static String text(String currency, BigDecimal amount) {
    return in(currency, amount).toPlainString() + " " + currency;
  }

  /**
   * An amount somebody entered.
   *
   * @throws BrokenRule when it is not above zero, the currency is unknown or has fewer decimals
   */
  static Money entered(BigDecimal amount, String currency) {
    Money money;
    try {
      money = Money.of(amount, currency);
    } catch (IllegalArgumentException | NullPointerException wrong) {
      throw new BrokenRule(
          "\"%s %s\" is not an amount of money. Give an amount and an ISO 4217 currency, like 12.50 EUR."
              .formatted(amount == null ? "" : amount.toPlainString(), currency));
    }
    if (!money.isPositive()) {
      throw new BrokenRule("An amount must be above zero, not %s.".formatted(money));
    }
    return money;
  }
}
