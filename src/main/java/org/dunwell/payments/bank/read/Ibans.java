package org.dunwell.payments.bank.read;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Account numbers as they are compared. */
public final class Ibans {

  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
  private static final Pattern GERMAN = Pattern.compile("(\\d{8})/(\\d{1,10})");
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
  private static final int CODE = 3;
  private static final int COUNTRY_AND_CHECK = 4;
  private static final int HIGHEST_CHECK = 98;

  private Ibans() {}

  /**
   * Without spaces, in capitals, and without the currency that some banks write behind an IBAN;
   * null stays null.
   */
  public static String bare(String number) {
    if (number == null) {
      return null;
    }
    String bare = number.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    if (bare.length() > CODE && !isIban(bare)) {
      String cut = bare.substring(0, bare.length() - CODE);
      return isIban(cut) ? cut : bare;
    }
    return bare;
  }

  /** Whether the check digits are right. */
  public static boolean isIban(String number) {
    return SHAPE.matcher(number).matches() && remainder(number) == 1;
  }

  /** The IBAN of a German account that is written as bank code and number; null for any other. */
  public static String ofGerman(String number) {
    Matcher german = GERMAN.matcher(number);
    if (!german.matches()) {
      return null;
    }
    String bban = german.group(1) + "0".repeat(10 - german.group(2).length()) + german.group(2);
    return "DE%02d%s".formatted(HIGHEST_CHECK - remainder("DE00" + bban), bban);
  }

  private static int remainder(String iban) {
    String turned = iban.substring(COUNTRY_AND_CHECK) + iban.substring(0, COUNTRY_AND_CHECK);
    StringBuilder digits = new StringBuilder();
    turned.chars().forEach(c -> digits.append(Character.digit(c, Character.MAX_RADIX)));
    return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue();
  }
}
