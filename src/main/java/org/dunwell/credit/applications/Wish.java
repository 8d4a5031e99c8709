package org.dunwell.credit.applications;

import java.math.BigDecimal;
import java.util.Currency;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;

/**
 * What an applicant wants.
 *
 * @param amount the limit, above 0
 * @param currency ISO 4217
 * @param termsDays days from invoice to due date, 0 to 180
 * @param monthlyPurchases what it expects to buy a month; null when it does not say
 */
public record Wish(BigDecimal amount, String currency, int termsDays, BigDecimal monthlyPurchases) {

  /** Nobody asks for more by a form. */
  static final BigDecimal MOST = new BigDecimal("1000000000");

  static final int LONGEST_TERMS = 180;

  public Wish {
    try {
      Currency.getInstance(currency);
    } catch (IllegalArgumentException | NullPointerException unknown) {
      throw new BrokenRule(
          "\"%s\" is no currency. Give its three letters, like EUR.".formatted(shown(currency)));
    }
    amount = money(Field.AMOUNT, amount, currency);
    if (amount == null) {
      throw new BadField(Field.AMOUNT, BadField.Problem.MISSING, "");
    }
    Field.TERMS.number(termsDays, 0, LONGEST_TERMS);
    monthlyPurchases = money(Field.PURCHASES, monthlyPurchases, currency);
  }

  private static String shown(String typed) {
    return typed == null ? "" : typed.substring(0, Math.min(typed.length(), 10));
  }

  /** An amount above zero as its currency writes it; null for nothing. */
  static BigDecimal money(Field field, BigDecimal amount, String currency) {
    if (amount == null) {
      return null;
    }
    if (amount.signum() <= 0 || amount.compareTo(MOST) > 0 || amount.scale() > 10) {
      throw new BadField(field, BadField.Problem.RANGE, "0.01 – " + MOST.toPlainString());
    }
    try {
      return Money.of(amount.stripTrailingZeros(), currency).amount();
    } catch (IllegalArgumentException tooFine) {
      throw new BadField(field, BadField.Problem.DECIMALS, currency);
    }
  }
}
