package org.dunwell.receivables;

/**
 * A customer is insolvent, or is none any more. Published in the transaction that writes it down.
 */
public record InsolvencyChanged(long customerId) {}
