package org.dunwell.promises.spoken;

import java.util.List;
import java.util.regex.Pattern;

/** Words that are written in another way. */
record Swap(Pattern words, String with) {

  static Swap of(String words, String with) {
    return new Swap(Words.pattern(words), with);
  }

  /** One after the other. */
  static String all(List<Swap> swaps, String text) {
    String swapped = text;
    for (Swap swap : swaps) {
      swapped = swap.words.matcher(swapped).replaceAll(swap.with);
    }
    return swapped;
  }
}
