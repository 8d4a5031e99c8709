package org.dunwell.promises.spoken;

import java.util.Map;
import java.util.regex.Pattern;

/** Which currency is named in a sentence. */
public final class SaidCurrency {

  private static final String DOLLARS = "dollars?|bucks";

  private static final Map<String, Pattern> WORDS =
      Map.of(
          "EUR", pattern("euros?|eur"),
          "USD", pattern(DOLLARS + "|usd"),
          "CAD", pattern(DOLLARS + "|cad"),
          "AUD", pattern(DOLLARS + "|aud"),
          "NZD", pattern(DOLLARS + "|nzd"),
          "GBP", pattern("pounds?|quid|gbp|sterling|pfund"),
          "CHF", pattern("francs?|chf|franken|stutz"));

  private static final Map<String, String> SIGNS = Map.of("EUR", "€", "USD", "$", "GBP", "£");

  private SaidCurrency() {}

  private static Pattern pattern(String words) {
    return Pattern.compile("(?iU)\\b(?:" + words + ")\\b");
  }

  /**
   * Whether a sentence may speak of this currency; dollars may be of any country.
   *
   * @param currency ISO 4217
   */
  public static boolean isIn(String sentence, String currency) {
    Pattern words = WORDS.get(currency);
    String sign = SIGNS.get(currency);
    return words != null && words.matcher(sentence).find()
        || sign != null && sentence.contains(sign);
  }
}
