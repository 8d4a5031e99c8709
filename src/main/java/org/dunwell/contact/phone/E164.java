package org.dunwell.contact.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;
import org.dunwell.platform.telephone.TelephoneNumber;

/** What the line wants to know of a telephone number. */
final class E164 {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private E164() {}

  /**
   * As it is dialled, such as {@code +4930123456}.
   *
   * @param country ISO 3166-1 alpha-2, of a number that names none
   * @return empty when it cannot be dialled
   */
  static Optional<String> of(String written, String country) {
    return TelephoneNumber.read(written, country).map(TelephoneNumber::e164);
  }

  /** The country whose number it is; empty when that cannot be told. */
  static Optional<String> country(String e164) {
    try {
      return Optional.ofNullable(NUMBERS.getRegionCodeForNumber(NUMBERS.parse(e164, null)));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
