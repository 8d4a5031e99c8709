package org.dunwell.receivables.imports;

import java.time.Instant;

/**
 * One run of an import.
 *
 * @param state waiting, running, asking, done, failed or cancelled; undoing or undone
 * @param question what a person has to answer while it is asking
 * @param rows rows that count for its kind so far
 * @param linesRead records of the file passed so far, those that do not count among them
 * @param unidentified refused rows of which nobody can tell which document they are about
 * @param failure why it failed, when it has
 * @param bytesTotal size of the file as it came, packed perhaps
 * @param bytesRead how much of it is read
 * @param workedMs how long that has taken
 * @param endedBy who cancelled it, or null
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
    String header,
    long bytesTotal,
    long bytesRead,
    long workedMs,
    String endedBy) {

  /** Whether nothing more becomes of it by itself or by an answer. */
  public boolean ended() {
    return endedAt != null;
  }

  /** Whether it waits to be read or is being read. */
  public boolean isBusy() {
    return state.equals("waiting") || state.equals("running");
  }

  /** How much of the file is read, from 0 to 100. */
  public int percent() {
    return bytesTotal == 0 ? 0 : (int) Math.min(100, 100 * bytesRead / bytesTotal);
  }

  /** Rows a second so far; 0 while nobody can tell. */
  public long rowsPerSecond() {
    return workedMs == 0 ? 0 : linesRead * 1_000 / workedMs;
  }

  /** How long it will take at that pace; null while nobody can tell. */
  public Long secondsLeft() {
    return !isBusy() || bytesRead == 0 || workedMs == 0
        ? null
        : Long.valueOf(Math.max(0, (bytesTotal - bytesRead)) * workedMs / bytesRead / 1_000);
  }

  /** Whether its rows were tried out in portions that do not know each other. */
  public boolean inPortions() {
    return dryRun && rows > DryRuns.PORTION;
  }
}
