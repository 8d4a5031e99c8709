package org.dunwell.receivables;

import java.math.BigDecimal;

/**
 * What a snapshot of the ledger says is open of an invoice.
 *
 * @param openAmount in the invoice's currency; 0 when it is missing from the snapshot
 */
public record Settled(long invoiceId, BigDecimal openAmount) {}
