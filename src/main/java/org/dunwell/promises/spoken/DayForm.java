package org.dunwell.promises.spoken;

import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way to name a day; the meaning is null where the words name none after all. */
record DayForm(Pattern words, BiFunction<Matcher, DayRules, LocalDate> meaning) {

  static DayForm of(String words, BiFunction<Matcher, DayRules, LocalDate> meaning) {
    return new DayForm(Words.pattern(words), meaning);
  }
}
