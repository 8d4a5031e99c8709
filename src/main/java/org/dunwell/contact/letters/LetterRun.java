package org.dunwell.contact.letters;

import java.time.Instant;

/**
 * Letters that were printed together.
 *
 * @param state {@code printing}, {@code made} or {@code empty} when nothing was left to print
 * @param askedBy user id, or {@code system} for the daily run
 * @param madeAt null while it is printing
 * @param letters how many are in it
 * @param pages of all letters, without the covering list; 0 while it is printing
 */
public record LetterRun(
    long id,
    long sellingEntityId,
    String sellingEntity,
    String state,
    String askedBy,
    Instant askedAt,
    Instant madeAt,
    int letters,
    int pages) {

  public boolean isMade() {
    return state.equals("made");
  }
}
