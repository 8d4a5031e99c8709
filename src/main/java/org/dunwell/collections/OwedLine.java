package org.dunwell.collections;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import org.dunwell.platform.Money;

/** What a customer owes on the invoices of a task, in one currency. */
record OwedLine(String currency, int invoices, BigDecimal pastDue, int oldestDays) {

  /** For a form: {@code 1,250.00 EUR on 2 invoices, the oldest 16 days past due}. */
  String words() {
    String amount =
        String.format(
            Locale.ENGLISH, "%,." + Money.decimals(Currency.getInstance(currency)) + "f", pastDue);
    return "%s %s on %d invoice%s, the oldest %d days past due"
        .formatted(amount, currency, invoices, invoices == 1 ? "" : "s", oldestDays);
  }
}
