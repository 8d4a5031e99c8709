package org.dunwell.credit.rates;

/** Amounts that could not be exchanged perhaps can now. Published in the transaction. */
public record RatesChanged() {}
