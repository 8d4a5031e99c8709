package org.dunwell.promises.evidence;

import java.time.Instant;
import java.util.Locale;

/**
 * A sentence that proves a promise, as it is kept.
 *
 * @param callId null for a text message
 * @param startMillis where it begins in the recording
 * @param recordingSha256 null when nothing was recorded
 * @param audio {@code there}, {@code deleted} when its time was over, {@code none} when there never
 *     was a recording
 * @param saidAt when the call began or the message came
 * @param takenBy user id of whoever took it over; {@code customer} for the customer itself
 */
public record Proof(
    long id,
    long promiseId,
    String channel,
    Long callId,
    String sentence,
    long startMillis,
    long endMillis,
    String recordingSha256,
    String audio,
    Instant saidAt,
    String takenBy,
    Instant takenAt) {

  private static final double SECOND = 1_000;

  /** Whether it can be heard. */
  public boolean audible() {
    return audio.equals("there");
  }

  /** The door to the recording, from a second before the sentence to a second behind it. */
  public String audioPath() {
    return audioPath(callId, startMillis, endMillis);
  }

  static String audioPath(long callId, long startMillis, long endMillis) {
    return String.format(
        Locale.ROOT,
        "/phone-calls/%d/audio#t=%.1f,%.1f",
        callId,
        Math.max(0, startMillis / SECOND - 1),
        endMillis / SECOND + 1);
  }

  /** The place in the recording, such as {@code 2:07}. */
  public String at() {
    return at(startMillis);
  }

  /** How long it takes to say it, such as {@code 4 s}. */
  public String lasts() {
    return lasts(startMillis, endMillis);
  }

  static String at(long startMillis) {
    long seconds = startMillis / (long) SECOND;
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  static String lasts(long startMillis, long endMillis) {
    return Math.max(1, Math.round((endMillis - startMillis) / SECOND)) + " s";
  }
}
