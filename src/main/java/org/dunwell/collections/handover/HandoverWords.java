package org.dunwell.collections.handover;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.dunwell.platform.Money;

/** What forms say about cases that are outside. */
final class HandoverWords {

  private HandoverWords() {}

  /** {@code With the agency Incasso Nord since 2026-03-02; last report: still at it}. */
  static String since(Handover handover, ZoneId zone) {
    String with =
        "With the %s %s since %s"
            .formatted(
                handover.recipient(),
                handover.partner(),
                LocalDate.ofInstant(handover.handedOverAt(), zone));
    return handover.lastReport() == null
        ? with + "."
        : with + "; last report: " + handover.lastReport();
  }

  /** {@code 1,250.00 EUR on 2 invoices, of which 800.00 EUR are still open}. */
  static String line(HandoverMapper.OutsideLine line) {
    return "%s on %d invoice%s, of which %s are still open"
        .formatted(
            amount(line.handedOver(), line.currency()),
            line.invoices(),
            line.invoices() == 1 ? "" : "s",
            amount(line.open(), line.currency()));
  }

  private static String amount(BigDecimal amount, String currency) {
    int decimals = Money.decimals(Currency.getInstance(currency));
    return String.format(Locale.ENGLISH, "%,." + decimals + "f %s", amount, currency);
  }
}
