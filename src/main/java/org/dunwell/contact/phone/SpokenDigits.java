package org.dunwell.contact.phone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers below a hundred as people say them in English and German. */
final class SpokenDigits {

  private static final List<String> EN_ONES =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private static final List<String> EN_TEENS =
      List.of(
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");

  private static final List<String> EN_TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private static final List<String> DE_ONES =
      List.of("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun");

  private static final List<String> DE_TEENS =
      List.of(
          "zehn",
          "elf",
          "zwölf",
          "dreizehn",
          "vierzehn",
          "fünfzehn",
          "sechzehn",
          "siebzehn",
          "achtzehn",
          "neunzehn");

  private static final List<String> DE_TENS =
      List.of(
          "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig");

  private SpokenDigits() {}

  /** The digits of each word. */
  static Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    put(words, EN_ONES, 0, 1);
    put(words, EN_TEENS, 10, 1);
    put(words, EN_TENS, 20, 10);
    put(words, DE_ONES, 0, 1);
    put(words, DE_TEENS, 10, 1);
    put(words, DE_TENS, 20, 10);
    for (int tens = 0; tens < DE_TENS.size(); tens++) {
      for (int one = 1; one < DE_ONES.size(); one++) {
        String first = one == 1 ? "ein" : DE_ONES.get(one);
        words.put(first + "und" + DE_TENS.get(tens), String.valueOf(20 + tens * 10 + one));
      }
    }
    words.putAll(Map.of("oh", "0", "o", "0", "zwo", "2", "ein", "1", "dreissig", "30"));
    return words;
  }

  private static void put(Map<String, String> words, List<String> names, int first, int step) {
    for (int i = 0; i < names.size(); i++) {
      words.put(names.get(i), String.valueOf(first + i * step));
    }
  }
}
