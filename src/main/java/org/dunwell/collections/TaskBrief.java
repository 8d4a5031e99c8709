package org.dunwell.collections;

/**
 * Whom a task is about.
 *
 * @param owner the user id of the collector who owns the customer; null if nobody does
 * @param contact the person to ask for, with number; null if none is known
 */
record TaskBrief(
    long customerId,
    String number,
    String name,
    String owner,
    String contact,
    int letters,
    int calls) {}
