package org.dunwell.collections;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a person made of a task.
 *
 * @param by the user's id
 * @param outcome a word the form offers
 * @param note may be null
 * @param until only for a hold: its last day
 */
public record TaskResult(String by, String outcome, String note, LocalDate until) {

  static final int NOTE_LENGTH = 2_000;

  public TaskResult {
    note = note == null || note.isBlank() ? null : note.strip();
    if (note != null && note.length() > NOTE_LENGTH) {
      throw new TaskNotComplete(
          "The note has %d characters; at most %d are kept. Shorten it."
              .formatted(note.length(), NOTE_LENGTH));
    }
  }

  /** The exception to throw when a form was sent with something missing or wrong. */
  public static RuntimeException incomplete(String what) {
    return new TaskNotComplete(what);
  }

  /**
   * What an answer means.
   *
   * @param offered answers and their meanings
   * @throws TaskNotComplete when the answer is none of those offered
   */
  public static String meaning(String question, Map<String, String> offered, String given) {
    if (given == null || !offered.containsKey(given)) {
      throw new TaskNotComplete(
          "'%s' needs one of %s as an answer; it is %s."
              .formatted(question, offered.keySet().stream().sorted().toList(), given));
    }
    return offered.get(given);
  }

  /** The exception to throw for text that should be a date. */
  public static RuntimeException notADate(String text) {
    return new TaskNotComplete(
        "'%s' is not a date. Write it as year-month-day, such as 2026-01-31.".formatted(text));
  }
}
