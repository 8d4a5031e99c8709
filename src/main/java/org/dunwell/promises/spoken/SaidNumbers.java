package org.dunwell.promises.spoken;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Writes every number of a sentence in one way: cardinals in digits with a decimal point, ordinals
 * as {@code 15th}, common fractions as one sign. What comes after needs no number words any more.
 */
final class SaidNumbers {

  private static final String ENGLISH_ONES =
      "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
          + "|sixteen|seventeen|eighteen|nineteen";
  private static final String ENGLISH_TENS =
      "twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety";
  private static final String ENGLISH_ORDINALS =
      "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
          + "|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth"
          + "|twentieth|thirtieth";
  private static final Pattern ENGLISH =
      Words.pattern(
          "(?:%s|%s|%s|hundred|thousand|million)"
              .formatted(ENGLISH_ONES, ENGLISH_TENS, ENGLISH_ORDINALS));
  private static final Pattern GERMAN =
      Words.pattern(
          "(?:ein|eine|zwei|zwo|dreißig|dreissig|drei|vier|fünf|sechs|sech|sieben|sieb|acht|neun"
              + "|zehn|elf|zwölf|zwan|zig|und|hundert|tausend|million(?:en)?)++"
              + "(?:s|te[nrms]?|ste[nrms]?)?"
              + "|(?:erst|zwei|dritt|siebt|acht)e[nrms]?");

  /** Numerals in form only. */
  private static final Pattern NO_GERMAN_NUMBER =
      Words.pattern("und|ein|eine|unds|eins?|eine?s|einund|hundert(?:e|er)|achte");

  private static final String[][] ENGLISH_PARTS = {
    {"\\b(?:a|one) half\\b", "½"},
    {"\\b(?:a|one) third\\b", "⅓"},
    {"\\btwo thirds\\b", "⅔"},
    {"\\b(?:a|one) quarter\\b(?! (?:past|to|of an|after))", "¼"},
    {"\\bthree quarters\\b", "¾"},
    {"\\b(?:a|one) fifth\\b", "⅕"},
    {"\\b(?:a|one) sixth\\b", "⅙"},
    {"\\b(?:a )?couple (?:of )?(?=hundred|thousand|grand)", "two "},
    {"\\ba (?=hundred|thousand|million|grand)", "one "},
    {"\\bhalf\\b(?! (?:past|an hour|a|of the (?:invoices|bills)|way|hour|day|year))", "½"}
  };
  private static final String[][] GERMAN_PARTS = {
    {"\\bdreiviertel\\b|\\bdrei viertel\\b", "¾"},
    {"\\bzwei drittel\\b|\\bzweidrittel\\b", "⅔"},
    {"\\b(?:ein|das|nur|erste[ns]?) drittel\\b", "⅓"},
    {"\\b(?:ein|das|nur) viertel\\b(?! (?:vor|nach|stunde))", "¼"},
    {"\\b(?:ein|das) fünftel\\b", "⅕"},
    {"\\b(?:ein|das) sechstel\\b", "⅙"},
    {"\\bhälfte\\b|\\bhalbe[nrms]? (?:summe|betrags?|rechnung|geld)\\b", "½"},
    {"\\b(?:einein|andert)halb ?(?:tausend)\\b", "1500"},
    {"\\bzweieinhalb ?tausend\\b", "2500"},
    {"\\bdreieinhalb ?tausend\\b", "3500"},
    {"\\bviereinhalb ?tausend\\b", "4500"},
    {"\\bfünfeinhalb ?tausend\\b", "5500"}
  };

  private static final Pattern MULTIPLE =
      Words.pattern(
          "\\b(\\d{1,6}(?:\\.\\d{1,2})?)( and ½| ½)? ?"
              + "(k|grand|thousand|hundred|million|tausend|hundert|mille|riesen|tsd)\\b");

  private final boolean german;
  private final NumberWords words;

  SaidNumbers(String language) {
    german = language.equals("de");
    words = NumberWords.of(language);
  }

  String inDigits(String text) {
    String said = text;
    for (String[] part : german ? GERMAN_PARTS : ENGLISH_PARTS) {
      said = said.replaceAll("(?U)" + part[0], part[1]);
    }
    return multiplied(ordinals(spelled(digits(said))));
  }

  private String digits(String text) {
    String said =
        german
            ? text.replaceAll("\\b(\\d{1,3})[.' ](?=\\d{3}(?!\\d))(?<!\\d{4}.)", "$1")
                .replaceAll("(?<=\\d{3})[.'](?=\\d{3}(?!\\d))", "")
                .replaceAll("\\b(\\d{1,9}),(\\d{1,2})\\b", "$1.$2")
            : text.replaceAll("(?<=\\d)[,'](?=\\d{3}(?!\\d))", "");
    return said.replaceAll("(?<![\\d.])(\\d{1,3})\\.(\\d{3})(?![\\d.]\\d)", "$1$2");
  }

  private String spelled(String text) {
    StringBuilder all = new StringBuilder(text.length());
    List<String> run = new ArrayList<>();
    for (String token : text.split(" ")) {
      String bare = token.replaceAll("[.,;:!?]+$", "");
      boolean number = isNumber(bare);
      boolean part = number || joins(run, bare);
      if (part) {
        run.add(bare);
      }
      if (!part || bare.length() < token.length()) {
        flush(run, all);
        all.append(part ? token.substring(bare.length()) : token).append(' ');
      }
    }
    flush(run, all);
    return all.toString().strip().replaceAll(" (?=[.,;:!?])", "");
  }

  private boolean isNumber(String token) {
    return german
        ? GERMAN.matcher(token).matches() && !NO_GERMAN_NUMBER.matcher(token).matches()
        : ENGLISH.matcher(token).matches();
  }

  private boolean joins(List<String> run, String token) {
    return !german
        && token.equals("and")
        && !run.isEmpty()
        && run.get(run.size() - 1).matches("hundred|thousand|million");
  }

  /** Writes the longest numbers that the collected words make, one after the other. */
  private void flush(List<String> run, StringBuilder to) {
    int from = 0;
    while (from < run.size()) {
      int until = run.size();
      String digits = null;
      while (until > from && digits == null) {
        digits = number(run.subList(from, until--));
      }
      to.append(digits == null ? run.get(from) : digits).append(' ');
      from = digits == null ? from + 1 : until + 1;
    }
    run.clear();
  }

  private String number(List<String> parts) {
    String last = parts.get(parts.size() - 1);
    if (last.equals("and") || parts.size() == 1 && last.equals("one")) {
      return null;
    }
    if (parts.size() > 1
        && german
        && parts.stream().noneMatch(p -> p.matches(".*(?:hund|taus).*"))) {
      return null;
    }
    if (parts.subList(0, parts.size() - 1).stream().anyMatch(this::isOrdinal)) {
      return null;
    }
    OptionalLong value = words.read(german ? germanWord(parts) : englishWords(parts));
    return value.isEmpty() ? null : value.getAsLong() + (isOrdinal(last) ? "th" : "");
  }

  private boolean isOrdinal(String word) {
    return german ? word.matches(".*te[nrms]?|erste[nrms]?") : word.matches(ENGLISH_ORDINALS);
  }

  private static String germanWord(List<String> parts) {
    String word =
        String.join("", parts)
            .replace("dreissig", "dreißig")
            .replaceFirst("^(?=hundert|tausend)", "ein")
            .replace("tausendhundert", "tausendeinhundert")
            .replaceAll("(tausend|hundert)und(?=.)", "$1")
            .replaceFirst("^siebent", "siebt")
            .replaceFirst("^zwo(?=$|hundert|tausend|t)", "zwei");
    return word.replaceFirst("(te|ste)[nrms]$", "$1");
  }

  private static String englishWords(List<String> parts) {
    String words =
        String.join(" ", parts)
            .replace("fourty", "forty")
            .replaceFirst("^(?=hundred|thousand|million)", "one ");
    return words.replaceAll(
        "\\b(%s) (?=[a-z]*(?:%s|%s)\\b)".formatted(ENGLISH_TENS, ENGLISH_ONES, ENGLISH_ORDINALS),
        "$1-");
  }

  private String ordinals(String text) {
    return german
        ? text.replaceAll(
            "(?U)\\b(am|zum|bis|den|dem|vom|ab|der|die|des|zu|vor|nach|seit) (\\d{1,2})\\.(?= (?!\\d)|$)",
            "$1 $2th")
        : text.replaceAll("\\b(\\d{1,2})(?:st|nd|rd)\\b", "$1th");
  }

  private static String multiplied(String text) {
    return MULTIPLE
        .matcher(text)
        .replaceAll(
            found ->
                new BigDecimal(found.group(1))
                    .add(found.group(2) == null ? BigDecimal.ZERO : new BigDecimal("0.5"))
                    .multiply(factor(found.group(3)))
                    .stripTrailingZeros()
                    .toPlainString());
  }

  private static BigDecimal factor(String word) {
    return switch (word) {
      case "hundred", "hundert" -> BigDecimal.valueOf(100);
      case "million" -> BigDecimal.valueOf(1_000_000);
      default -> BigDecimal.valueOf(1000);
    };
  }
}
