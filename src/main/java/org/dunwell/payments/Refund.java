package org.dunwell.payments;

import java.math.BigDecimal;
import java.time.Instant;
import org.dunwell.receivables.Amounts;

/**
 * Money that is to go back to whoever paid it.
 *
 * @param paymentIntent what Stripe calls the payment; null when it came by another way: then the
 *     ERP pays it out
 * @param state {@code asked}, {@code refused}, {@code approved} (leaves in a moment), {@code sent}
 *     or {@code failed}
 * @param approval {@code credit-manager} when a second person has to agree, else {@code none}
 * @param problem why it could not be sent, or null
 */
public record Refund(
    long id,
    String key,
    long paymentId,
    String paymentReference,
    String paymentIntent,
    long sellingEntityId,
    long customerId,
    String currency,
    BigDecimal amount,
    String reason,
    String state,
    String approval,
    String askedBy,
    Instant askedAt,
    String decidedBy,
    String note,
    String problem,
    int attempts) {

  /** For sentences. */
  public String money() {
    return Amounts.in(currency, amount).toPlainString() + " " + currency;
  }
}
