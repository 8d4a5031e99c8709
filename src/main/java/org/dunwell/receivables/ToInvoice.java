package org.dunwell.receivables;

import java.math.BigDecimal;

/**
 * So much for this invoice.
 *
 * @param amount in the invoice's currency; null for as much as is open and there is
 */
public record ToInvoice(long invoiceId, BigDecimal amount) {}
