package org.dunwell.contact.templates;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The words of letters and of the customer's pages in one language, and how it writes things. */
public final class Words {

  /** The languages we have words in, ISO 639-1; the first is everybody else's. */
  public static final List<String> LANGUAGES = List.of("en", "de");

  private static final ResourceBundleMessageSource SOURCE = source();

  private final Locale locale;

  private Words(Locale locale) {
    this.locale = locale;
  }

  /**
   * The words for a customer.
   *
   * @param language ISO 639-1; those we have no words in get English
   */
  public static Words in(String language) {
    return new Words("de".equalsIgnoreCase(language) ? Locale.GERMANY : Locale.UK);
  }

  public Locale locale() {
    return locale;
  }

  /** One of {@link #LANGUAGES}. */
  public String language() {
    return locale.getLanguage();
  }

  /** The text behind a code of {@code i18n/letters} or {@code phone}, its places filled. */
  public String of(String code, Object... values) {
    return SOURCE.getMessage(code, values, locale);
  }

  /** {@code EUR 1,234.00} or {@code 1.234,00 EUR}. */
  public String amount(BigDecimal amount, String currency) {
    String digits = digits(amount);
    return locale.equals(Locale.GERMANY)
        ? digits + "\u00a0" + currency
        : currency + "\u00a0" + digits;
  }

  /** An amount where its currency stands elsewhere. */
  public String digits(BigDecimal amount) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(amount.scale());
    format.setMaximumFractionDigits(amount.scale());
    return format.format(amount);
  }

  /** {@code 3 March 2026} or {@code 03.03.2026}: no reader may take the month for the day. */
  public String date(LocalDate date) {
    return pattern("d MMMM yyyy", "dd.MM.yyyy").format(date);
  }

  /** {@code 3 Mar 2026} or {@code 03.03.2026}, for tables. */
  public String shortDate(LocalDate date) {
    return pattern("d MMM yyyy", "dd.MM.yyyy").format(date);
  }

  private DateTimeFormatter pattern(String english, String german) {
    boolean isGerman = locale.equals(Locale.GERMANY);
    return DateTimeFormatter.ofPattern(isGerman ? german : english, locale);
  }

  private static ResourceBundleMessageSource source() {
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setBasenames("i18n/letters", "i18n/phone", "i18n/apply");
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    source.setAlwaysUseMessageFormat(true);
    return source;
  }
}
