package org.dunwell.contact.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Telephone numbers, as people write them and as networks do. */
final class E164 {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private E164() {}

  /**
   * The number with its country and nothing else, such as {@code +4930123456}.
   *
   * @param country ISO 3166-1 alpha-2, of a number that names none
   * @return empty when it cannot be dialled
   */
  static Optional<String> of(String written, String country) {
    try {
      PhoneNumber number = NUMBERS.parse(written, country);
      // an extension would have to be dialled by somebody
      return NUMBERS.isPossibleNumber(number) && !number.hasExtension()
          ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** The country whose number it is; empty when that cannot be told. */
  static Optional<String> country(String e164) {
    try {
      return Optional.ofNullable(NUMBERS.getRegionCodeForNumber(NUMBERS.parse(e164, null)));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** For people to read, such as {@code +49 30 123456}. */
  static String shown(String e164) {
    try {
      return NUMBERS.format(NUMBERS.parse(e164, null), PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException e) {
      return e164;
    }
  }
}
