package org.dunwell.receivables.imports;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns the text of a cell into what its field needs, or says why it cannot. */
final class ValueReader {

  private static final Pattern EMAIL =
      Pattern.compile(
          "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");
  private static final Pattern NUMBER_LIKE = Pattern.compile("[+-][\\d\\s./()-]*");
  private static final Set<String> CURRENCIES =
      Set.copyOf(
          Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).toList());
  private static final Map<String, String> COUNTRIES = countries();

  /** No name, address or reference is longer; a longer one is two columns run into each other. */
  private static final int MAX_TEXT = 1_000;

  private final Dates dates;
  private final Amounts amounts;

  /**
   * @param dates the mapping's date format, or null
   * @param decimal the mapping's decimal sign, or null
   */
  ValueReader(String dates, String decimal) {
    this.dates = new Dates(dates);
    this.amounts = new Amounts(decimal);
  }

  /**
   * The value as {@link Field.Type} says.
   *
   * @param text trimmed and not empty
   * @throws BadValue when it is none
   */
  String read(Field.Type type, String text) {
    return switch (type) {
      case TEXT -> text(text);
      case DATE -> dates.read(text);
      case AMOUNT -> amounts.read(text);
      case COUNT -> count(text);
      case CURRENCY -> currency(text);
      case COUNTRY -> country(text);
      case LANGUAGE -> language(text);
      case ZONE -> zone(text);
      case EMAIL -> email(text);
      case FLAG -> flag(text);
      case INSTALMENTS -> instalments(text);
    };
  }

  private static String text(String text) {
    if (text.length() > MAX_TEXT) {
      throw new BadValue(
          "The text is %d characters long; %d are the most.".formatted(text.length(), MAX_TEXT),
          "Shorten it.");
    }
    if (isFormula(text)) {
      throw new BadValue(
          "The text begins like a formula of a spreadsheet.",
          "Export values, not formulas, or remove the leading sign.");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\ufffd' || c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0) {
        throw new BadValue(
            "There is a damaged character in the text, number %d.".formatted(i + 1),
            "Export the file again as UTF-8, or say its encoding in the mapping.");
      }
    }
    return text;
  }

  /** Whether a spreadsheet that opens this would calculate it; phone numbers and -1 are none. */
  static boolean isFormula(String text) {
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    return first == '='
        || first == '@'
        || (first == '+' || first == '-') && !NUMBER_LIKE.matcher(text).matches();
  }

  private static String count(String text) {
    if (!text.matches("\\d{1,6}")) {
      throw new BadValue("This is not a whole number.", "Write digits only.");
    }
    return text;
  }

  private static String currency(String text) {
    String code = text.toUpperCase(Locale.ROOT);
    if (!CURRENCIES.contains(code)) {
      throw new BadValue("There is no such currency.", "Write its ISO code, such as EUR or USD.");
    }
    return code;
  }

  private static String country(String text) {
    String code = COUNTRIES.get(text.toLowerCase(Locale.ROOT));
    if (code == null) {
      throw new BadValue(
          "There is no such country.", "Write its ISO code of two letters, such as DE or US.");
    }
    return code;
  }

  private static String language(String text) {
    String code = text.split("[-_]")[0].toLowerCase(Locale.ROOT);
    if (!code.matches("[a-z]{2}")) {
      throw new BadValue(
          "This is not a language.", "Write its ISO code of two letters, such as en or de.");
    }
    return code;
  }

  private static String zone(String text) {
    try {
      return ZoneId.of(text).getId();
    } catch (DateTimeException e) {
      throw new BadValue(
          "There is no such time zone.", "Write its IANA name, such as Europe/Berlin.");
    }
  }

  private static String email(String text) {
    if (!EMAIL.matcher(text).matches() || isFormula(text)) {
      throw new BadValue(
          "This is not an e-mail address.", "Write one address, such as accounts@example.com.");
    }
    return text;
  }

  private static String flag(String text) {
    return Field.yes(text)
        .map(yes -> Boolean.toString(yes))
        .orElseThrow(() -> new BadValue("This is neither yes nor no.", "Write yes or no."));
  }

  private String instalments(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split(";")) {
      String[] pair = part.split("=", -1);
      if (pair.length != 2) {
        throw new BadValue(
            "These are not instalments.",
            "Write date=amount, separated by semicolons: 2026-01-31=50.00;2026-02-28=50.00.");
      }
      parts.add(dates.read(pair[0].trim()) + "=" + amounts.read(pair[1].trim()));
    }
    return String.join(";", parts);
  }

  private static Map<String, String> countries() {
    Map<String, String> names = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      Stream.of(
              code,
              country.getISO3Country(),
              country.getDisplayCountry(Locale.ENGLISH),
              country.getDisplayCountry(Locale.GERMAN))
          .forEach(name -> names.put(name.toLowerCase(Locale.ROOT), code));
    }
    names.put("uk", "GB");
    names.put("usa", "US");
    return Map.copyOf(names);
  }
}
