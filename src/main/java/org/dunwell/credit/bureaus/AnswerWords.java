package org.dunwell.credit.bureaus;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Map;

/**
 * Our words for what a bureau answers. Where which of them stands is a JSON pointer, so that
 * another bureau's answer is a matter of settings; see docs/bureaus.md.
 */
public final class AnswerWords {

  private static final Map<String, String> OURS =
      Map.ofEntries(
          Map.entry("reportId", "/reportId"),
          Map.entry("reportedOn", "/reportedOn"),
          Map.entry("companyName", "/company/name"),
          Map.entry("registrationNumber", "/company/registrationNumber"),
          Map.entry("country", "/company/country"),
          Map.entry("score", "/score/value"),
          Map.entry("scale", "/score/scale"),
          Map.entry("insolvent", "/insolvency/open"),
          Map.entry("insolvencyNotice", "/insolvency/notice"),
          Map.entry("recommendedLimit", "/recommendedLimit/amount"),
          Map.entry("recommendedCurrency", "/recommendedLimit/currency"),
          Map.entry("price", "/price/amount"),
          Map.entry("priceCurrency", "/price/currency"));

  private AnswerWords() {}

  /**
   * @throws IllegalArgumentException for a word that is none of ours, or no pointer
   */
  static void check(Map<String, String> fields) {
    fields.forEach(
        (word, pointer) -> {
          if (!OURS.containsKey(word)) {
            throw new IllegalArgumentException(
                "\"%s\" is no field of a bureau's answer; there are %s."
                    .formatted(word, OURS.keySet()));
          }
          JsonPointer.compile(pointer);
        });
  }

  /**
   * Where one stands.
   *
   * @param word one of ours
   * @param fields where it stands elsewhere than in our own contract, by our words
   */
  public static String pointer(String word, Map<String, String> fields) {
    return fields.getOrDefault(word, OURS.get(word));
  }
}
