package org.dunwell.collections.tomorrow;

/**
 * How much of one kind there is on the day.
 *
 * @param cause null for what is done
 */
public record TomorrowTotal(
    String step, String channel, String cause, long lines, long customers) {}
