package org.dunwell.collections;

import java.math.BigDecimal;

/** What a customer owes on the invoices of a task, in one currency. */
record OwedLine(String currency, int invoices, BigDecimal pastDue, int oldestDays) {

  String words() {
    return "%s %s on %d invoice%s, the oldest %d days past due"
        .formatted(
            org.dunwell.platform.Money.of(pastDue, currency).amount().toPlainString(),
            currency,
            invoices,
            invoices == 1 ? "" : "s",
            oldestDays);
  }
}
