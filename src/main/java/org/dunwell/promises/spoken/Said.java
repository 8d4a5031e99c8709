package org.dunwell.promises.spoken;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A sentence taken apart: its clauses, with the days and amounts it names blotted out in them.
 *
 * @param text in plain words, without what is set aside, days and amounts blotted out
 * @param clauses its parts
 * @param days all that are named
 * @param amounts all that are named
 */
record Said(
    String text, List<Clause> clauses, List<SaidDays.Named> days, List<SaidAmounts.Named> amounts) {

  /** What stood there was a clause of its own. */
  private static final Pattern OWN_CLAUSE =
      Words.pattern(
          "^(?:if|when|once|unless|barring|as soon as (?:i|we|my|the)|wenn|falls|sofern|sobald|es sei)"
              + "\\b.*");

  /** Stands for words that were set aside, until their commas have gone with them. */
  private static final String GONE = "\u0001";

  static Said of(String sentence, String language, PhraseBook book, SpokenContext context) {
    String plain = PlainWords.of(sentence, language);
    for (PhraseBook.Phrase phrase : book.aside()) {
      plain =
          phrase
              .pattern()
              .matcher(plain)
              .replaceAll(found -> OWN_CLAUSE.matcher(found.group()).matches() ? ", " : GONE);
    }
    plain = plain.replaceAll(", ?" + GONE + " ?,|" + GONE, " ");
    plain = plain.replaceAll("[,\\s]+(?=[,.?!])|(?<= ) +", "").replaceAll("^[ ,]+", "").strip();
    List<SaidDays.Named> days = new SaidDays(language, context).in(plain);
    StringBuilder blotted = new StringBuilder(plain);
    days.forEach(day -> blot(blotted, day.start(), day.end(), Words.DAY));
    List<SaidAmounts.Named> amounts = new SaidAmounts(context).in(blotted.toString());
    amounts.forEach(amount -> blot(blotted, amount.start(), amount.end(), Words.SUM));
    String text = blotted.toString();
    return new Said(text, Clause.of(text, book.breaks()), days, amounts);
  }

  private static void blot(StringBuilder text, int start, int end, char with) {
    for (int i = start; i < end; i++) {
      text.setCharAt(i, with);
    }
  }

  List<SaidDays.Named> daysIn(Clause clause) {
    return days.stream().filter(day -> day.counts() && clause.holds(day.start())).toList();
  }

  List<SaidAmounts.Named> amountsIn(Clause clause) {
    return amounts.stream()
        .filter(amount -> amount.counts() && clause.holds(amount.start()))
        .toList();
  }
}
