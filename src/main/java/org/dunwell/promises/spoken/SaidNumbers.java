package org.dunwell.promises.spoken;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private static final List<Swap> ENGLISH_PARTS =
      List.of(
          Swap.of("\\b(?:a|one) half\\b", "½"),
          Swap.of("\\b(?:a|one) third\\b", "⅓"),
          Swap.of("\\btwo thirds\\b", "⅔"),
          Swap.of("\\b(?:a|one) quarter\\b(?! (?:past|to|of an|after))", "¼"),
          Swap.of("\\bthree quarters\\b", "¾"),
          Swap.of("\\b(?:a|one) fifth\\b", "⅕"),
          Swap.of("\\b(?:a|one) sixth\\b", "⅙"),
          Swap.of("\\b(?:a )?couple (?:of )?(?=hundred|thousand|grand)", "two "),
          Swap.of("\\ba (?=hundred|thousand|million|grand)", "one "),
          Swap.of(
              "\\bhalf\\b(?! (?:past|an hour|a|of the (?:invoices|bills)|way|hour|day|year))",
              "½"));
  private static final List<Swap> GERMAN_PARTS =
      List.of(
          Swap.of("\\bdreiviertel\\b|\\bdrei viertel\\b", "¾"),
          Swap.of("\\bzwei drittel\\b|\\bzweidrittel\\b", "⅔"),
          Swap.of("\\b(?:ein|das|nur|erste[ns]?) drittel\\b", "⅓"),
          Swap.of("\\b(?:ein|das|nur) viertel\\b(?! (?:vor|nach|stunde))", "¼"),
          Swap.of("\\b(?:ein|das) fünftel\\b", "⅕"),
          Swap.of("\\b(?:ein|das) sechstel\\b", "⅙"),
          Swap.of("\\bhälfte\\b|\\bhalbe[nrms]? (?:summe|betrags?|rechnung|geld)\\b", "½"),
          Swap.of("\\b(?:einein|andert)halb ?(?:tausend)\\b", "1500"),
          Swap.of("\\bzweieinhalb ?tausend\\b", "2500"),
          Swap.of("\\bdreieinhalb ?tausend\\b", "3500"),
          Swap.of("\\bviereinhalb ?tausend\\b", "4500"),
          Swap.of("\\bfünfeinhalb ?tausend\\b", "5500"));

  private static final Pattern MULTIPLE =
      Words.pattern(
          "\\b(\\d{1,6}(?:\\.\\d{1,2})?)( and ½| ½)? ?"
              + "(k|grand|thousand|hundred|million|tausend|hundert|mille|riesen|tsd)\\b");

  private static final List<Swap> GERMAN_DIGITS =
      List.of(
          Swap.of("\\b(\\d{1,3})[.' ](?=\\d{3}(?!\\d))(?<!\\d{4}.)", "$1"),
          Swap.of("(?<=\\d{3})[.'](?=\\d{3}(?!\\d))", ""),
          Swap.of("\\b(\\d{1,9}),(\\d{1,2})\\b", "$1.$2"),
          Swap.of("(?<![\\d.])(\\d{1,3})\\.(\\d{3})(?![\\d.]\\d)", "$1$2"));
  private static final List<Swap> ENGLISH_DIGITS =
      List.of(
          Swap.of("(?<=\\d)[,'](?=\\d{3}(?!\\d))", ""),
          Swap.of("(?<![\\d.])(\\d{1,3})\\.(\\d{3})(?![\\d.]\\d)", "$1$2"));
  private static final List<Swap> GERMAN_ORDINALS =
      List.of(
          Swap.of(
              "\\b(am|zum|bis|den|dem|vom|ab|der|die|des|zu|vor|nach|seit) (\\d{1,2})\\.(?= (?!\\d)|$)",
              "$1 $2th"));
  private static final List<Swap> ENGLISH_ORDINAL =
      List.of(Swap.of("\\b(\\d{1,2})(?:st|nd|rd)\\b", "$1th"));
  private static final Pattern POINTS = Words.pattern("[.,;:!?]+$");
  private static final Pattern HUNDREDS = Words.pattern("hundred|thousand|million");
  private static final Pattern BIG_GERMAN = Words.pattern("hundert|tausend");
  private static final Pattern ENGLISH_ORDINAL_WORD = Words.pattern(ENGLISH_ORDINALS);
  private static final Pattern GERMAN_ORDINAL_WORD = Words.pattern(".*te[nrms]?|erste[nrms]?");
  private static final Pattern TENS_AND_ONES =
      Words.pattern(
          "\\b(%s) (?=(?:%s|%s)\\b)".formatted(ENGLISH_TENS, ENGLISH_ONES, ENGLISH_ORDINALS));

  /** No amount has more words; a longer run is read in pieces. */
  private static final int LONGEST_RUN = 10;

  private static final Map<String, SaidNumbers> LANGUAGES =
      Map.of("en", new SaidNumbers("en"), "de", new SaidNumbers("de"));

  private final boolean german;
  private final NumberWords words;

  private SaidNumbers(String language) {
    german = language.equals("de");
    words = NumberWords.of(language);
  }

  static SaidNumbers of(String language) {
    return LANGUAGES.get(language);
  }

  String inDigits(String text) {
    String said = Swap.all(german ? GERMAN_PARTS : ENGLISH_PARTS, text);
    said = Swap.all(german ? GERMAN_DIGITS : ENGLISH_DIGITS, said);
    return multiplied(Swap.all(german ? GERMAN_ORDINALS : ENGLISH_ORDINAL, spelled(said)));
  }

  private String spelled(String text) {
    StringBuilder all = new StringBuilder(text.length());
    List<String> run = new ArrayList<>();
    for (String token : text.split(" ")) {
      String bare = POINTS.matcher(token).replaceAll("");
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
        && HUNDREDS.matcher(run.get(run.size() - 1)).matches();
  }

  /** Writes the longest numbers that the collected words make, one after the other. */
  private void flush(List<String> run, StringBuilder to) {
    int from = 0;
    while (from < run.size()) {
      int until = Math.min(run.size(), from + LONGEST_RUN);
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
    if (parts.size() > 1 && german && parts.stream().noneMatch(p -> BIG_GERMAN.matcher(p).find())) {
      return null;
    }
    if (parts.subList(0, parts.size() - 1).stream().anyMatch(this::isOrdinal)) {
      return null;
    }
    OptionalLong value = words.read(german ? germanWord(parts) : englishWords(parts));
    return value.isEmpty() ? null : value.getAsLong() + (isOrdinal(last) ? "th" : "");
  }

  private boolean isOrdinal(String word) {
    return (german ? GERMAN_ORDINAL_WORD : ENGLISH_ORDINAL_WORD).matcher(word).matches();
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
    return TENS_AND_ONES.matcher(words).replaceAll("$1-");
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
