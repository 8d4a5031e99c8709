package org.dunwell.disputes.reasons;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A kind of thing that may be wrong.
 *
 * @param code never changes, such as {@code QTY_SHORT}
 * @param name as our own people read it
 * @param x12 codes of ANSI X12 element 426 that mean it, the usual one first; may be none
 * @param peppol a clarification code of Peppol (OPStatusReason)
 * @param department code of the department that looks into it
 * @param targetTime how much of the department's working time that may take
 * @param words how customers read it, by language
 * @param retiredAt null while it may be chosen
 */
public record ReasonCode(
    String code,
    String name,
    List<String> x12,
    String peppol,
    String department,
    Duration targetTime,
    Map<String, String> words,
    Instant retiredAt,
    int version) {

  /** In which words are kept; the first one is understood where another is missing. */
  public static final List<String> LANGUAGES = List.of("en", "de");

  public boolean isRetired() {
    return retiredAt != null;
  }

  /** How people choose it from a list that has no headings. */
  public String choice() {
    return "%s (%s)".formatted(name, department);
  }

  /** How a customer of that language reads it. */
  public String wordsIn(String language) {
    return words.getOrDefault(language, words.getOrDefault(LANGUAGES.get(0), name));
  }

  /** Such as {@code 16 h} or {@code 1 h 30 min}. */
  public String targetTimeInWords() {
    long minutes = targetTime.toMinutes();
    return minutes % 60 == 0
        ? minutes / 60 + " h"
        : (minutes < 60 ? "" : minutes / 60 + " h ") + minutes % 60 + " min";
  }
}
