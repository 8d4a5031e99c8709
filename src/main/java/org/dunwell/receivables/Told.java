package org.dunwell.receivables;

import java.math.BigDecimal;

/**
 * The payer said (or the file says) what a payment or credit note is for.
 *
 * @param sourceId the payment or credit note
 * @param amount in its currency; null for as much as is open
 */
public record Told(long sourceId, long invoiceId, BigDecimal amount) {}
