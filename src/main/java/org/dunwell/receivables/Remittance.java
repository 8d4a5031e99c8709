package org.dunwell.receivables;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words in a payer's text that may be invoice numbers. First choice are whole words and pairs
 * of words; only when none of these is a number of ours, what stands between punctuation counts.
 * Shorter words than {@value #SHORTEST} are left out unless they are the whole text: "part 2 of 3"
 * names no invoice 2.
 */
final class Remittance {

  private static final int SHORTEST = 3;
  private static final int SHORTEST_FRAGMENT = 4;

  /** A remittance advice may list hundreds of invoices; what is longer is no text for a payment. */
  private static final int MOST_WORDS = 2_000;

  private static final Pattern GAPS = Pattern.compile("[\\s,;|]+");
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Remittance() {}

  /** Whole words and neighbours. */
  static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    List<String> whole = split(text);
    for (int i = 0; i < whole.size(); i++) {
      add(words, whole.get(i), SHORTEST);
      if (i > 0) {
        add(words, whole.get(i - 1) + " " + whole.get(i), SHORTEST);
      }
    }
    if (text != null) {
      add(words, text.strip(), 1);
    }
    return words;
  }

  /** What stands between any punctuation, as in {@code RgNr:4711/EUR}. */
  static Set<String> fragments(String text) {
    Set<String> fragments = new LinkedHashSet<>();
    for (String word : split(text)) {
      for (String fragment : PUNCTUATION.split(word)) {
        add(fragments, fragment, SHORTEST_FRAGMENT);
      }
    }
    fragments.removeAll(words(text));
    return fragments;
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    for (String word : GAPS.split(text == null ? "" : text)) {
      String bare = EDGES.matcher(word).replaceAll("");
      if (!bare.isEmpty() && words.size() < MOST_WORDS) {
        words.add(bare);
      }
    }
    return words;
  }

  private static void add(Set<String> words, String word, int shortest) {
    if (word.length() >= shortest) {
      words.add(word);
      words.add(word.toUpperCase(Locale.ROOT));
    }
  }
}
