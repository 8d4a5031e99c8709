package org.dunwell.collections.worklist;

import java.time.LocalDate;

/**
 * Somebody is away and somebody else looks after the customers.
 *
 * @param fromDay first day away
 * @param toDay last day away
 */
public record Absence(
    long id, String userId, LocalDate fromDay, LocalDate toDay, String substitute) {}
