package org.dunwell.disputes.reasons;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dunwell.platform.BrokenRule;

/**
 * A reason code as somebody enters it.
 *
 * @param x12 codes of ANSI X12 element 426; may be none
 * @param peppol one of {@link #PEPPOL}
 * @param department a department's code
 * @param targetTime of working time, in whole minutes
 * @param words by language, for each of {@link ReasonCode#LANGUAGES}
 */
public record ReasonCodeEntry(
    String name,
    List<String> x12,
    String peppol,
    String department,
    Duration targetTime,
    Map<String, String> words) {

  /** Clarification codes of Peppol (OPStatusReason) with what they say. */
  public static final Map<String, String> PEPPOL = peppolCodes();

  private static final Pattern X12 = Pattern.compile("[0-9A-Z]{2}");
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_WORDS = 200;
  private static final Duration LONGEST_TARGET = Duration.ofHours(1_000);

  /**
   * @throws BrokenRule when it says nothing, or something that cannot be right
   */
  public ReasonCodeEntry {
    name = plain(name);
    check(
        isText(name, LONGEST_NAME),
        "A reason needs a name of 1 to %d characters.".formatted(LONGEST_NAME));
    x12 = x12.stream().map(code -> plain(code).toUpperCase(Locale.ROOT)).distinct().toList();
    x12.forEach(
        code ->
            check(
                X12.matcher(code).matches(),
                "\"%s\" is no X12 code. Codes of element 426 have two characters, such as 06 or A9."
                    .formatted(code)));
    check(
        PEPPOL.containsKey(peppol),
        "\"%s\" is no Peppol code; choose one of %s."
            .formatted(peppol, String.join(", ", PEPPOL.keySet())));
    department = plain(department);
    check(
        targetTime != null
            && targetTime.toMinutes() > 0
            && targetTime.equals(Duration.ofMinutes(targetTime.toMinutes()))
            && targetTime.compareTo(LONGEST_TARGET) <= 0,
        "The target time must be 1 minute to %d hours of working time, in whole minutes."
            .formatted(LONGEST_TARGET.toHours()));
    words = new TreeMap<>(words);
    words.replaceAll((language, text) -> plain(text));
    for (String language : ReasonCode.LANGUAGES) {
      check(
          isText(words.getOrDefault(language, ""), LONGEST_WORDS),
          "Say in 1 to %d characters how customers read it in %s."
              .formatted(
                  LONGEST_WORDS,
                  Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH)));
    }
    check(
        ReasonCode.LANGUAGES.containsAll(words.keySet()),
        "Words are kept in %s only.".formatted(ReasonCode.LANGUAGES));
  }

  private static Map<String, String> peppolCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("PRI", "prices incorrect");
    codes.put("QTY", "quantity incorrect");
    codes.put("QUA", "quality of goods or services");
    codes.put("ITM", "items incorrect");
    codes.put("DEL", "delivery");
    codes.put("PAY", "payment terms incorrect");
    codes.put("FIN", "finance terms incorrect");
    codes.put("PPD", "partly paid");
    codes.put("REF", "references incorrect");
    codes.put("REC", "receiver unknown");
    codes.put("LEG", "legal information incorrect");
    codes.put("UNR", "not recognised");
    codes.put("OTH", "other");
    codes.put("NON", "no issue");
    return Collections.unmodifiableMap(codes);
  }

  private static boolean isText(String text, int longest) {
    return !text.isEmpty()
        && text.length() <= longest
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static String plain(String typed) {
    return typed == null ? "" : typed.strip();
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new BrokenRule(otherwise);
    }
  }
}
