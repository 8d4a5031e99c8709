package org.dunwell.sandbox.bureau;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the bureau answers about a company. */
enum Mood {
  /** As it should. */
  WELL,
  /** Longer than anybody waits. */
  SLOW,
  /** 503. */
  DOWN,
  /** 202: it is still looking. */
  BUSY,
  /** 404: it knows no such company. */
  UNKNOWN,
  /** A page instead of a report. */
  RUBBISH,
  /** A report about another company. */
  OTHER,
  /** Megabytes. */
  HUGE,
  /** A redirect to an address inside of the asker's own network. */
  REDIRECT;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Mood> of(String word) {
    return Arrays.stream(values()).filter(mood -> mood.word().equals(word)).findFirst();
  }
}
