package org.dunwell.portal.phone;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.dunwell.contact.templates.Words;

/** How amounts, days and numbers are said; numerals are left to the voice. */
final class Aloud {

  private static final Map<String, Aloud> BY_LANGUAGE =
      Map.of("en", new Aloud(Locale.UK), "de", new Aloud(Locale.GERMANY));

  private final Locale locale;
  private final ULocale language;
  private final PluralRules plurals;
  private final Words words;

  private Aloud(Locale locale) {
    this.locale = locale;
    this.language = ULocale.forLocale(locale);
    this.plurals = PluralRules.forLocale(language);
    this.words = Words.in(locale.getLanguage());
  }

  /**
   * @param language one of {@link Words#LANGUAGES}
   */
  static Aloud in(String language) {
    return BY_LANGUAGE.get(language);
  }

  /** {@code 1,200 euros and 50 cents} or {@code 1.200 Euro und 50 Cent}. */
  String amount(BigDecimal amount, String currency) {
    BigInteger whole = amount.toBigInteger();
    BigDecimal rest = amount.subtract(new BigDecimal(whole));
    String small = words.of("phone.cents." + known(currency));
    if (rest.signum() == 0) {
      return "%s %s"
          .formatted(words.digits(new BigDecimal(whole)), unit(currency, new BigDecimal(whole)));
    }
    if (small.isEmpty()) {
      return "%s %s".formatted(words.digits(amount), unit(currency, amount));
    }
    BigDecimal cents = rest.movePointRight(2);
    String[] forms = small.split(",");
    return words.of(
        "phone.amount",
        words.digits(new BigDecimal(whole)) + " " + unit(currency, new BigDecimal(whole)),
        words.digits(cents.setScale(0, RoundingMode.DOWN))
            + " "
            + forms[cents.compareTo(BigDecimal.ONE) == 0 ? 0 : 1].strip());
  }

  private String known(String currency) {
    return switch (currency) {
      case "EUR", "USD", "CAD", "AUD", "NZD" -> "cent";
      case "GBP" -> "penny";
      case "CHF" -> "rappen";
      default -> "none";
    };
  }

  /** The currency as it is called for so many. */
  String unit(String currency, BigDecimal many) {
    return Currency.getInstance(currency)
        .getName(
            language,
            Currency.PLURAL_LONG_NAME,
            plurals.select(many.doubleValue()),
            new boolean[1]);
  }

  /** {@code 13 March 2026} or {@code 13. März 2026}. */
  String date(LocalDate day) {
    return pattern("d MMMM yyyy", "d. MMMM yyyy", day);
  }

  /** With the day of the week. */
  String fullDate(LocalDate day) {
    return pattern("EEEE, d MMMM yyyy", "EEEE, d. MMMM yyyy", day);
  }

  private String pattern(String english, String german, LocalDate day) {
    return DateTimeFormatter.ofPattern(locale.equals(Locale.GERMANY) ? german : english, locale)
        .format(day);
  }

  /** An invoice's number digit by digit: nobody understands it as a number of millions. */
  String spelled(String number) {
    return number.replaceAll("(?<=\\d)(?=\\d)", " ").replaceAll("[^\\p{L}\\p{N} ]+", " ").strip();
  }
}
