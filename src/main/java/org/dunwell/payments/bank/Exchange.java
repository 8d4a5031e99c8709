package org.dunwell.payments.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dunwell.receivables.Amounts;

/** How a bank has changed and shortened money, in words for people. */
public final class Exchange {

  private Exchange() {}

  /** Such as "USD 1200.00, credited EUR 1103.55 at 0.9196, charges EUR 12.00"; null for none. */
  public static String words(
      String currency,
      BigDecimal amount,
      String originalCurrency,
      BigDecimal originalAmount,
      BigDecimal rate,
      String chargesCurrency,
      BigDecimal charges) {
    List<String> words = new ArrayList<>();
    if (originalCurrency != null) {
      words.add(
          originalAmount == null
              ? "an amount in %s that the bank does not state".formatted(originalCurrency)
              : money(originalCurrency, originalAmount));
      words.add(
          "credited %s%s"
              .formatted(
                  money(currency, amount),
                  rate == null ? "" : " at " + rate.stripTrailingZeros().toPlainString()));
    }
    if (charges != null) {
      words.add("charges " + money(chargesCurrency, charges));
    }
    return words.isEmpty() ? null : String.join(", ", words);
  }

  private static String money(String currency, BigDecimal amount) {
    BigDecimal exact = Amounts.in(currency, amount);
    return String.format(Locale.ROOT, "%s %,." + exact.scale() + "f", currency, exact);
  }
}
