package org.dunwell.receivables.imports;

import java.time.Instant;

/**
 * One run of an import.
 *
 * @param state waiting, running, asking, done, failed or cancelled
 * @param question what a person has to answer while it is asking
 * @param rows rows that count for its kind so far
 * @param linesRead records of the file passed so far, those that do not count among them
 * @param unidentified refused rows of which nobody can tell which document they are about
 * @param failure why it failed, when it has
 */
public record ImportRun(
    long id,
    String kind,
    String fileName,
    String mapping,
    boolean dryRun,
    String state,
    String question,
    String answer,
    String startedBy,
    Instant createdAt,
    Instant endedAt,
    long linesRead,
    long rows,
    long accepted,
    long unchanged,
    long rejected,
    long unidentified,
    String failure,
    String header) {

  /** Whether nothing more becomes of it by itself or by an answer. */
  public boolean ended() {
    return endedAt != null;
  }
}
