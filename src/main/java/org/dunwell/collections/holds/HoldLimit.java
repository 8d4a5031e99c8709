package org.dunwell.collections.holds;

/**
 * How long a hold may last.
 *
 * @param maxDays days from today, at least 1
 */
public record HoldLimit(int maxDays) {}
