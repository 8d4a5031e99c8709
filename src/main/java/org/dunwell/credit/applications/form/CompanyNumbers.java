package org.dunwell.credit.applications.form;

import com.helger.masterdata.vat.VATINSyntaxChecker;
import java.math.BigInteger;
import java.util.Locale;

/**
 * Check digits of the numbers that tax offices and registers give companies. Only what is certainly
 * wrong is called so: a number of a country that nobody has told us of, or of a shape that does not
 * belong here, is left to people ({@code credit.number_format} says how numbers look, and by what
 * source).
 *
 * <ul>
 *   <li>VAT: the structures of the European Commission (VIES, frequently asked questions, Q11,
 *       https://ec.europa.eu/taxation_customs/vies/) and the algorithms of the member states, as
 *       ph-masterdata has them; of Great Britain likewise.
 *   <li>Belgium: ten digits of which the first is 0 or, since September 2023, 1, the last two are
 *       97 less the rest of the first eight through 97 (Royal Decree of 23 June 2003).
 *   <li>LEI: 20 letters and digits, the last two check digits, ISO 17442 with ISO 7064 MOD 97-10
 *       (https://www.gleif.org/en/about-lei/iso-17442-the-lei-code-structure).
 *   <li>A D-U-N-S number has had no check digit since December 2006, an EIN never had one.
 * </ul>
 */
public final class CompanyNumbers {

  private static final String LEI = "LEI";
  private static final String LEI_SHAPE = "[A-Z0-9]{18}[0-9]{2}";
  private static final String BELGIAN = "BE[01]?[0-9]{9}";
  private static final BigInteger MODULUS = BigInteger.valueOf(97);
  private static final int LETTERS_FROM = 10;
  private static final int COUNTRY = 2;
  private static final int BELGIAN_LENGTH = 12;

  private CompanyNumbers() {}

  /** Capital letters and digits, as registers compare them; null for nothing. */
  public static String plain(String typed) {
    return typed == null ? null : typed.replaceAll("[^A-Za-z0-9+*]", "").toUpperCase(Locale.ROOT);
  }

  /**
   * Whether a VAT number cannot be one.
   *
   * @param country ISO 3166-1 alpha-2, of whoever has it: counts where the number names none itself
   */
  public static boolean isWrongVat(String typed, String country) {
    String number = plain(typed);
    if (number == null || number.isEmpty()) {
      return false;
    }
    if (!number.matches("[A-Z]{2}.*")) {
      number = country + number;
    }
    // Northern Ireland: numbers of the United Kingdom under another name
    number = number.replaceFirst("^XI", "GB");
    if (number.startsWith("BE")) {
      return !isBelgian(number);
    }
    return VATINSyntaxChecker.isValidatorPresent(number)
        && !VATINSyntaxChecker.isValidVATIN(number);
  }

  private static boolean isBelgian(String number) {
    if (!number.matches(BELGIAN)) {
      return false;
    }
    String digits =
        number.length() < BELGIAN_LENGTH
            ? "0" + number.substring(COUNTRY)
            : number.substring(COUNTRY);
    int last = digits.length() - COUNTRY;
    long rest = Long.parseLong(digits.substring(0, last)) % MODULUS.intValue();
    return MODULUS.intValue() - rest == Long.parseLong(digits.substring(last));
  }

  /** Whether it is called an LEI, or looks like one and like no other number. */
  public static boolean isLei(String typed) {
    String number = plain(typed);
    return number != null && (number.startsWith(LEI) || number.matches(LEI_SHAPE));
  }

  /** Whether what is called an LEI is none. */
  static boolean isWrongLei(String typed) {
    String number = plain(typed);
    return number != null
        && number.startsWith(LEI)
        && !hasCheckDigits(number.substring(LEI.length()));
  }

  /** Whether the check digits of an LEI fit. */
  public static boolean hasCheckDigits(String typed) {
    String number = plain(typed).replaceFirst("^LEI", "");
    if (!number.matches(LEI_SHAPE)) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    number.chars().forEach(sign -> digits.append(value((char) sign)));
    return new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE);
  }

  /** A is 10, Z is 35. */
  private static int value(char sign) {
    return Character.isDigit(sign) ? sign - '0' : sign - 'A' + LETTERS_FROM;
  }
}
