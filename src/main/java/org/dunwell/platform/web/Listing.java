package org.dunwell.platform.web;

import java.util.List;

/**
 * How every list under {@code /api} answers.
 *
 * @param items at most {@code limit} of them
 * @param total how many there are in all
 * @param next the path that answers the following items; absent on the last page
 */
public record Listing<T>(List<T> items, long total, String next) {}
