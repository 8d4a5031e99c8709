package org.dunwell.payments;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A payer's bank has taken a payment back, or asks about it.
 *
 * @param stripeId what Stripe calls it
 * @param status as Stripe says it, such as {@code needs_response}, {@code won}, {@code lost}
 * @param evidenceDue by when we have to prove our case; or null
 */
public record Chargeback(
    long id,
    String stripeId,
    long paymentId,
    String paymentReference,
    String customerNumber,
    String customerName,
    String currency,
    BigDecimal amount,
    String reason,
    String status,
    Instant evidenceDue) {}
