package org.dunwell.receivables.undo;

/**
 * Something that stands in the way of undoing an import.
 *
 * @param brought which kind of row of the import it is about
 * @param reason what a person reads, a sentence without its end, such as {@code a promise was made}
 * @param condition SQL over one such row, called {@code it}; a constant of the program
 */
public record Obstacle(Brought brought, String reason, String condition) {}
