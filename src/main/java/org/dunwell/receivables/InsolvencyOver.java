package org.dunwell.receivables;

/**
 * A customer pays again, or never was insolvent. Published in the transaction that writes it down.
 */
public record InsolvencyOver(long customerId) {}
