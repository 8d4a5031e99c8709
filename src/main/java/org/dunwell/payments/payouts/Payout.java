package org.dunwell.payments.payouts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dunwell.receivables.Amounts;

/**
 * A payout of Stripe.
 *
 * @param payments how many it consists of; null when Stripe does not say
 * @param fees what Stripe has kept of them; null when it does not say
 * @param traceId what the bank may quote, or null
 */
record Payout(
    String id,
    String account,
    String currency,
    BigDecimal amount,
    LocalDate arrivesOn,
    String status,
    String traceId,
    Integer payments,
    BigDecimal fees) {

  /** What it is, in a sentence. */
  String sentence() {
    if (payments == null) {
      return "payout of Stripe (%s)".formatted(id);
    }
    String some = payments == 1 ? "1 payment" : payments + " payments";
    return "payout of Stripe (%s): %s, less %s of fees"
        .formatted(id, some, Amounts.in(currency, fees).toPlainString() + " " + currency);
  }
}
