package org.dunwell.promises.spoken;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.text.ParsePosition;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** What a word for a number means: ICU's spellout rules, read backward. */
final class NumberWords {

  /** The rules write a soft hyphen between the parts of a German number; nobody says it. */
  private static final String SOFT_HYPHEN = "\u00AD";

  /** Longer than any amount that is said; ICU's work grows with the length. */
  private static final int LONGEST = 120;

  private static final Map<String, NumberWords> BY_LANGUAGE = new ConcurrentHashMap<>();

  private final RuleBasedNumberFormat format;

  private NumberWords(String language) {
    ULocale locale = new ULocale(language);
    String rules = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT).toString();
    format = new RuleBasedNumberFormat(rules.replace(SOFT_HYPHEN, ""), locale);
  }

  static NumberWords of(String language) {
    return BY_LANGUAGE.computeIfAbsent(language, NumberWords::new);
  }

  /** The number, cardinal or ordinal, if all of the words are one. */
  OptionalLong read(String words) {
    if (words.length() > LONGEST) {
      return OptionalLong.empty();
    }
    ParsePosition position = new ParsePosition(0);
    // a number format keeps state while it reads
    synchronized (format) {
      Number number = format.parse(words, position);
      return position.getIndex() == words.length()
          ? OptionalLong.of(number.longValue())
          : OptionalLong.empty();
    }
  }
}
