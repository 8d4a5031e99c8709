package org.dunwell.promises.spoken;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the days that a sentence names and drops those it takes back, refuses or dates back. */
final class SaidDays {

  private static final Map<String, DayWordsOf> LANGUAGES =
      Map.of("en", new EnglishDays(), "de", new GermanDays());

  /** How far before a day its company is looked at; a few words. */
  private static final int NEAR = 60;

  /** "And then straight away": the day is the one that was named before. */
  private static final Pattern THEN = Words.pattern("\\b(?:then|dann|danach|daraufhin)\\b");

  private static final Pattern AT_ONCE =
      Words.pattern(
          "straight ?(?:off|away)|right away|immediately|sofort|jetzt gleich|jetzt sofort");

  private final DayWordsOf words;
  private final DayCompany company;
  private final DayRules rules;

  SaidDays(String language, SpokenContext context) {
    words = LANGUAGES.get(language);
    company = words.company();
    rules = new DayRules(context.calledOn(), context.monthFirst(), context.workingDay());
  }

  /**
   * A day that was named.
   *
   * @param start where in the sentence
   * @param end behind its last letter
   * @param date null: these words name no day
   * @param counts whether it may be the day of a promise
   */
  record Named(int start, int end, LocalDate date, boolean counts) {}

  /** All that are named, in their order. */
  List<Named> in(String text) {
    List<Named> named = new ArrayList<>();
    BitSet taken = new BitSet(text.length());
    for (DayForm form : words.forms()) {
      Matcher found = form.words().matcher(text);
      while (found.find()) {
        if (taken.get(found.start(), found.end()).isEmpty()) {
          taken.set(found.start(), found.end());
          named.add(judged(text, found.start(), found.end(), form.meaning().apply(found, rules)));
        }
      }
    }
    named.sort(Comparator.comparingInt(Named::start));
    return mended(text, named);
  }

  private Named judged(String text, int start, int end, LocalDate date) {
    String before = text.substring(Math.max(0, start - NEAR), start);
    LocalDate day = date;
    int from = start;
    Matcher on = company.countedFrom().matcher(before);
    Matcher back = company.countedBack().matcher(before);
    if (on.find()) {
      day = shifted(day, on, 1);
      from = start - (before.length() - on.start());
    } else if (back.find()) {
      day = shifted(day, back, -1);
      from = start - (before.length() - back.start());
    }
    String nearer = text.substring(Math.max(0, from - NEAR), from);
    boolean counts =
        day != null
            && !day.isBefore(rules.called())
            && !(AT_ONCE.matcher(text.substring(start, end)).matches()
                && THEN.matcher(nearer).find())
            && !company.notThisDay().matcher(nearer).find()
            && !company.refused().matcher(text.substring(end)).find();
    return new Named(from, end, day, counts);
  }

  private LocalDate shifted(LocalDate day, Matcher said, int direction) {
    String unit = said.group("unit") == null ? "day" : said.group("unit");
    return rules.plus(
        day, direction * DayWordsOf.count(said.group("count")), DayWordsOf.unit(unit));
  }

  /** Of two days the second counts where it mends the first or is the later choice. */
  private List<Named> mended(String text, List<Named> named) {
    List<Named> left = new ArrayList<>(named);
    for (int i = 0; i + 1 < left.size(); i++) {
      Named one = left.get(i);
      Named two = left.get(i + 1);
      String between = text.substring(Math.min(one.end(), two.start()), two.start());
      boolean dropped =
          matches(company.mended(), between)
              || matches(company.either(), between)
              || two.counts() && text.startsWith(" i mean", two.end()) && between.length() < 10;
      if (dropped && two.counts()) {
        left.set(i, new Named(one.start(), one.end(), one.date(), false));
      }
    }
    return left;
  }

  private static boolean matches(Pattern pattern, String between) {
    return between.length() < NEAR && pattern.matcher(between).find();
  }
}
