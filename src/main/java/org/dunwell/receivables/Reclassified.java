package org.dunwell.receivables;

/**
 * A customer whose risk class has changed.
 *
 * @param before {@code low}, {@code medium} or {@code high}
 * @param after the same
 */
public record Reclassified(long customerId, String before, String after) {}
