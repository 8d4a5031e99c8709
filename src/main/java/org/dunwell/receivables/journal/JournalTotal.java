package org.dunwell.receivables.journal;

import java.math.BigDecimal;

/**
 * A sum over entries of one type and currency.
 *
 * @param batch name of the batch, or the selling entity's code of what waits
 */
public record JournalTotal(
    String batch, String type, String currency, long entries, BigDecimal amount) {}
