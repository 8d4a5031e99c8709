package org.dunwell.promises.spoken;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A sentence as all further patterns expect it: lower case, no fillers, numbers in digits. */
final class PlainWords {

  private static final Pattern ENGLISH_FILLER =
      Words.pattern(
          "\\b(?:u[hm]+|uhm|er+m?|hm+|mhm|ah|oh|you know what|you know|like i mean)\\b,?");
  private static final Pattern GERMAN_FILLER =
      Words.pattern("\\b(?:äh+m?|ehm|öh+m?|hm+|mhm|ach|na ja|naja|tja|halt|eben|sozusagen)\\b,?");

  private PlainWords() {}

  static String of(String sentence, String language) {
    boolean german = language.equals("de");
    String said =
        Normalizer.normalize(sentence, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[’‘`´]", "'")
            .replaceAll("[\"“”„»«()\\[\\]*_]", " ")
            .replaceAll("\\.{2,}|…", ", ")
            .replaceAll(" [-–—]+ |[–—]", ", ")
            .replaceAll("(?<=\\p{L})-(?=\\p{L})", " ")
            .replaceAll("\\$ ?(\\d[\\d.,]*\\d|\\d)", "$1 dollars")
            .replaceAll("€ ?(\\d[\\d.,]*\\d|\\d)", "$1 euro")
            .replaceAll("£ ?(\\d[\\d.,]*\\d|\\d)", "$1 pounds")
            .replaceAll("(?<=\\d) ?€", " euro")
            .replaceAll("(?<=\\d) ?%", german ? " prozent" : " percent");
    said = (german ? GERMAN_FILLER : ENGLISH_FILLER).matcher(said).replaceAll(" ");
    said =
        said.replaceAll("[,\\s]+(?=,)", "").replaceAll("\\s+", " ").replaceAll("^[ ,]+| (?=,)", "");
    return new SaidNumbers(language).inDigits(said.strip());
  }
}
