package org.dunwell.payments.stripe;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * Amounts as Stripe counts them: in the smallest unit, with exceptions of its own
 * (docs.stripe.com/currencies).
 */
public final class StripeAmounts {

  /** The most that Stripe charges at once, in the smallest unit. */
  public static final long MOST = 99_999_999;

  private static final Set<String> WHOLE =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
          "XOF", "XPF");

  private static final Map<String, Integer> THOUSANDTHS =
      Map.of("BHD", 3, "JOD", 3, "KWD", 3, "OMR", 3, "TND", 3);

  private static final int CENTS = 2;

  private StripeAmounts() {}

  /**
   * @throws ArithmeticException when the amount is finer than the currency or too large
   */
  public static long minor(BigDecimal amount, String currency) {
    return amount.movePointRight(decimals(currency)).longValueExact();
  }

  /** The other way round. */
  public static BigDecimal amount(long minor, String currency) {
    return BigDecimal.valueOf(minor, decimals(currency));
  }

  private static int decimals(String currency) {
    return WHOLE.contains(currency) ? 0 : THOUSANDTHS.getOrDefault(currency, CENTS);
  }
}
