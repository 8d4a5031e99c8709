package org.dunwell.collections.worklist;

/**
 * A row of {@code rules/priority.dmn} that fired.
 *
 * @param row its stable id
 * @param why its annotation
 * @param points what it gives
 */
public record Reason(String row, String why, int points) {}
