package org.dunwell.receivables;

/**
 * Whose money it is, with whom, in what: money and open parts meet only within one.
 *
 * @param customerId who pays
 * @param currency ISO 4217
 */
public record Purse(long customerId, long sellingEntityId, String currency) {}
