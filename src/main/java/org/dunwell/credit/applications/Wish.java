package org.dunwell.credit.applications;

import java.math.BigDecimal;
import java.util.Currency;
import org.dunwell.credit.applications.form.Field;
import org.dunwell.platform.BrokenRule;

/**
 * What an applicant wants.
 *
 * @param amount the limit, above 0
 * @param currency ISO 4217
 * @param termsDays days from invoice to due date, 0 to 180
 * @param monthlyPurchases what it expects to buy a month; null when it does not say
 */
public record Wish(BigDecimal amount, String currency, int termsDays, BigDecimal monthlyPurchases) {

  static final int LONGEST_TERMS = 180;

  public Wish {
    try {
      Currency.getInstance(currency);
    } catch (IllegalArgumentException | NullPointerException unknown) {
      throw new BrokenRule(
          "\"%s\" is no currency. Give its three letters, like EUR.".formatted(shown(currency)));
    }
    amount = Field.AMOUNT.given(Field.AMOUNT.money(amount, currency));
    Field.TERMS.number(termsDays, 0, LONGEST_TERMS);
    monthlyPurchases = Field.PURCHASES.money(monthlyPurchases, currency);
  }

  private static String shown(String typed) {
    return typed == null ? "" : typed.substring(0, Math.min(typed.length(), 10));
  }
}
