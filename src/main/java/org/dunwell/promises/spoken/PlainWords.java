package org.dunwell.promises.spoken;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A sentence as all further patterns expect it: lower case, no fillers, numbers in digits. */
final class PlainWords {

  private static final Pattern ENGLISH_FILLER =
      Words.pattern(
          "\\b(?:u[hm]+|uhm|er+m?|hm+|mhm|ah|oh|you know what|you know|like i mean)\\b,?");
  private static final Pattern GERMAN_FILLER =
      Words.pattern("\\b(?:äh+m?|ehm|öh+m?|hm+|mhm|ach|na ja|naja|tja|halt|eben|sozusagen)\\b,?");

  private static final List<Swap> SIGNS =
      List.of(
          Swap.of("[’‘`´]", "'"),
          Swap.of("[\"“”„»«()\\[\\]*_]", " "),
          Swap.of("\\.{2,}|…", ", "),
          Swap.of(" [-–—]{1,3} |[–—]", ", "),
          Swap.of("(?<=\\p{L})-(?=\\p{L})", " "),
          Swap.of("\\$ ?(\\d[\\d.,]{0,14}\\d|\\d)", "$1 dollars"),
          Swap.of("€ ?(\\d[\\d.,]{0,14}\\d|\\d)", "$1 euro"),
          Swap.of("£ ?(\\d[\\d.,]{0,14}\\d|\\d)", "$1 pounds"),
          Swap.of("(?<=\\d) ?€", " euro"),
          Swap.of("(?<=\\d) ?%", " percent"));

  private static final List<Swap> SPACES =
      List.of(Swap.of("[,\\s]{1,20}(?=,)", ""), Swap.of("\\s+", " "), Swap.of("^[ ,]+| (?=,)", ""));

  private PlainWords() {}

  static String of(String sentence, String language) {
    String said = Normalizer.normalize(sentence, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    said = Swap.all(SIGNS, said);
    Pattern filler = language.equals("de") ? GERMAN_FILLER : ENGLISH_FILLER;
    said = Swap.all(SPACES, filler.matcher(said).replaceAll(" "));
    return SaidNumbers.of(language).inDigits(said.strip());
  }
}
