package org.dunwell.promises.spoken;

import java.util.Objects;

/**
 * What one speaker said without being interrupted, as a transcription service writes it down.
 *
 * @param speaker who said it
 * @param startMillis where it begins in the recording
 * @param endMillis where it ends there, not before it begins
 * @param text what was said, with or without punctuation
 * @param language ISO 639-1; {@code en} and {@code de} are understood, in others nothing is found
 */
public record Utterance(
    Speaker speaker, long startMillis, long endMillis, String text, String language) {

  public Utterance {
    Objects.requireNonNull(speaker, "speaker");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(language, "language");
    if (startMillis < 0 || endMillis < startMillis) {
      throw new IllegalArgumentException(
          "An utterance from %d to %d milliseconds is none: it ends before it begins."
              .formatted(startMillis, endMillis));
    }
  }
}
