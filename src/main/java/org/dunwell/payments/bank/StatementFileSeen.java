package org.dunwell.payments.bank;

import java.time.Instant;

/**
 * A bank file as it stands.
 *
 * @param format as people call it; null before it is read
 * @param state waiting, reading, read or refused
 * @param failure why it is refused, or null
 * @param importId the run that reads it, or null
 * @param sameAs the file with the same bytes that came before, or null
 * @param statements how many it has so far
 * @param entries how many lines it shows so far
 * @param kept how many of them nobody knew before
 * @param percent how much of it is read
 */
public record StatementFileSeen(
    long id,
    String name,
    String format,
    long bytes,
    String state,
    String failure,
    Long importId,
    Long sameAs,
    String receivedBy,
    Instant receivedAt,
    Instant readAt,
    long statements,
    long entries,
    long kept,
    int percent) {

  /** Whether it waits to be read or is being read. */
  public boolean isBusy() {
    return state.equals("waiting") || state.equals("reading");
  }
}
