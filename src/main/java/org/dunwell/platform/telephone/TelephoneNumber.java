package org.dunwell.platform.telephone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A number that can be dialled from anywhere. Whether somebody has it, nobody knows before it
 * rings: only its country and its length are judged.
 *
 * @param e164 as the network wants it, such as {@code +493023125000}; without an extension
 * @param shown as people read it, such as {@code +49 30 23125000 x12}
 * @param texts whether it may be of a kind that takes text messages; landlines of many countries
 *     are not
 */
public record TelephoneNumber(String e164, String shown, boolean texts) {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  /** Those that never take one. */
  private static final Set<PhoneNumberType> NO_TEXTS =
      EnumSet.of(
          PhoneNumberType.FIXED_LINE,
          PhoneNumberType.TOLL_FREE,
          PhoneNumberType.PREMIUM_RATE,
          PhoneNumberType.SHARED_COST,
          PhoneNumberType.UAN,
          PhoneNumberType.VOICEMAIL);

  /**
   * Reads a number.
   *
   * @param country whose numbers are written without a country's code, ISO 3166-1 alpha-2; null
   *     when only complete ones are understood
   * @return empty when it cannot be dialled
   */
  public static Optional<TelephoneNumber> read(String text, String country) {
    return problem(text, country) == null
        ? Optional.of(of(parsed(text, country)))
        : Optional.empty();
  }

  /** A complete number as people read it; as it is when it is none. */
  public static String readable(String e164) {
    return read(e164, null).map(TelephoneNumber::shown).orElse(e164);
  }

  /** Why a number cannot be dialled, in a sentence; null when it can. */
  public static String problem(String text, String country) {
    PhoneNumber number;
    try {
      number = NUMBERS.parse(text, region(country));
    } catch (NumberParseException broken) {
      return switch (broken.getErrorType()) {
        case INVALID_COUNTRY_CODE -> "It begins with no country's code.";
        case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "It is too short.";
        case TOO_LONG -> "It is too long.";
        default -> "It is no telephone number.";
      };
    }
    return switch (NUMBERS.isPossibleNumberWithReason(number)) {
      case IS_POSSIBLE -> null;
      case IS_POSSIBLE_LOCAL_ONLY -> "Its area code is missing.";
      case INVALID_COUNTRY_CODE -> "It begins with no country's code.";
      case TOO_SHORT -> "It is too short.";
      case TOO_LONG -> "It is too long.";
      case INVALID_LENGTH -> "No number of its country has so many digits.";
    };
  }

  /**
   * As it is kept: as it was written if it is complete, else with its country. Whatever is read of
   * what is kept, the database's {@code phone_e164} or this, is the same number. What cannot be
   * dialled stays as it is.
   */
  public static String kept(String text, String country) {
    return read(text, country)
        .map(number -> number.e164().equals(complete(text)) ? text : number.shown())
        .orElse(text);
  }

  /** As the database reads it ({@code receivables.contact.phone_e164}). */
  private static String complete(String text) {
    String start = text.strip();
    if (!start.startsWith("+") && !start.startsWith("00")) {
      return null;
    }
    String digits =
        start.toLowerCase(Locale.ROOT).split("x", 2)[0].replace("(0)", "").replaceAll("[^0-9]", "");
    return "+" + digits.replaceFirst("^00", "");
  }

  private static TelephoneNumber of(PhoneNumber number) {
    PhoneNumber plain = new PhoneNumber().mergeFrom(number).clearExtension();
    String shown = NUMBERS.format(plain, PhoneNumberFormat.INTERNATIONAL);
    return new TelephoneNumber(
        NUMBERS.format(plain, PhoneNumberFormat.E164),
        number.hasExtension() ? shown + " x" + number.getExtension() : shown,
        !NO_TEXTS.contains(NUMBERS.getNumberType(plain)));
  }

  private static PhoneNumber parsed(String text, String country) {
    try {
      return NUMBERS.parse(text, region(country));
    } catch (NumberParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String region(String country) {
    return country == null ? null : country.toUpperCase(Locale.ROOT);
  }
}
