package org.dunwell.platform.live;

/**
 * Something without which a live Dunwell does not start.
 *
 * @param what is missing or wrong, in a sentence
 * @param mend what to do, in a sentence
 */
public record Missing(String what, String mend) {}
