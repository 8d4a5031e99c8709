package org.dunwell.promises.spoken;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts an utterance into sentences, also one that nobody punctuated. */
final class Sentences {

  /** A longer "sentence" has no punctuation; it is cut at a space. The patterns need a bound. */
  static final int LONGEST = 400;

  /** Nearly half an hour without the other saying a word; what lies behind is not read. */
  static final int LONGEST_UTTERANCE = 20_000;

  private static final Pattern DAY_AT_END = Pattern.compile("(?<!\\d)\\d{1,2}\\.\\s{0,5}$");
  private static final Pattern MONTH_NEXT =
      Pattern.compile("(?:Jan|Jän|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\\p{L}{0,7}\\b");

  private static final int LONGEST_FRAGMENT = 40;
  private static final int MOST_FRAGMENT_WORDS = 5;

  private Sentences() {}

  /**
   * A sentence's place.
   *
   * @param from its first letter
   * @param to behind its last
   */
  record Place(int from, int to) {

    String in(String text) {
      return text.substring(from, to);
    }

    /** From the first letter of the two to the last. */
    Place and(Place other) {
      return new Place(Math.min(from, other.from), Math.max(to, other.to));
    }
  }

  static List<Place> of(String text, String language) {
    String read = text.substring(0, Math.min(text.length(), LONGEST_UTTERANCE));
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
    breaks.setText(read);
    List<Place> places = new ArrayList<>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      if (!endsWithinADay(read, from, to)) {
        cut(read, from, to, places);
        from = to;
      }
    }
    return places;
  }

  /** "am 30. Juni": the point makes an ordinal, though a capital letter follows. */
  private static boolean endsWithinADay(String text, int from, int to) {
    return DAY_AT_END.matcher(text).region(from, to).find()
        && MONTH_NEXT.matcher(text).region(to, text.length()).lookingAt();
  }

  /** A few words between two points, which say something about the sentence beside them. */
  static boolean isFragment(String sentence) {
    return sentence.length() <= LONGEST_FRAGMENT
        && !sentence.endsWith("?")
        && sentence.split(" ").length <= MOST_FRAGMENT_WORDS;
  }

  /** Two sentences, as if there were a comma between them. */
  static String asOne(String sentences) {
    return sentences.replaceAll("[.!]+(?= )", ",");
  }

  private static void cut(String text, int start, int end, List<Place> to) {
    int from = start;
    while (end - from > LONGEST) {
      int space = text.lastIndexOf(' ', from + LONGEST);
      int until = space > from ? space : from + LONGEST;
      add(text, from, until, to);
      from = until;
    }
    add(text, from, end, to);
  }

  private static void add(String text, int start, int end, List<Place> to) {
    int from = start;
    int until = end;
    while (from < until && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (until > from && Character.isWhitespace(text.charAt(until - 1))) {
      until--;
    }
    if (from < until) {
      to.add(new Place(from, until));
    }
  }
}
