package org.dunwell.payments;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A checkout as our people see it.
 *
 * @param invoices numbers of what it is for, with commas
 * @param state {@code open}, {@code on-the-way}, {@code paid}, {@code failed} or {@code expired}
 * @param via {@code page}, or {@code autopay}: taken without the customer's being there
 * @param paymentIntent what Stripe calls the payment, and its reference in the ledger; or null
 * @param failure why the money did not come; or null
 */
public record OnlinePayment(
    long id,
    String sellingEntityCode,
    String customerNumber,
    String customerName,
    String invoices,
    String currency,
    BigDecimal amount,
    String via,
    String state,
    String paymentIntent,
    Long paymentId,
    String failure,
    Instant startedAt,
    Instant changedAt) {}
