package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.dunwell.platform.Money;
import org.dunwell.platform.calendar.DayWords;

/** Amounts and days as sentences write them. */
final class Phrases {

  private Phrases() {}

  static String day(LocalDate day) {
    return DayWords.of(day);
  }

  static String money(String currency, BigDecimal amount) {
    return in(currency, amount).toPlainString() + " " + currency;
  }

  /** With two decimals, and more when it has them. */
  static String percent(BigDecimal percent) {
    return rate(percent).toPlainString();
  }

  static BigDecimal rate(BigDecimal percent) {
    BigDecimal exact = percent.stripTrailingZeros();
    return exact.setScale(Math.max(2, exact.scale()));
  }

  /** As the currency writes it; the database keeps four decimals. */
  static BigDecimal in(String currency, BigDecimal amount) {
    int decimals = Money.decimals(Currency.getInstance(currency));
    BigDecimal exact = amount.stripTrailingZeros();
    return exact.setScale(Math.max(decimals, exact.scale()));
  }
}
