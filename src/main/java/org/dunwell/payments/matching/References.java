package org.dunwell.payments.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Structured references with check digits: ISO 11649 (RF), the Swiss QR reference (27 digits,
 * modulo 10 recursive), and OCR or KID numbers (Luhn). Only what its check digits confirm counts.
 */
final class References {

  private static final Pattern GAPS = Pattern.compile("[\\s.-]");
  private static final Pattern RF = Pattern.compile("RF\\d{2}[A-Z0-9]{1,21}");
  private static final Pattern RF_INSIDE =
      Pattern.compile("(?i)(?<![A-Za-z0-9])RF\\d{2}(?: ?[A-Za-z0-9]){1,21}");
  private static final Pattern DIGITS = Pattern.compile("\\d{5,27}");
  private static final int[] QR_TABLE = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};
  private static final int QR_LENGTH = 27;

  private References() {}

  /** What the references carry, capital letters and digits only. */
  static List<String> payloads(String structured, String text) {
    List<String> found = new ArrayList<>();
    if (structured != null) {
      String bare = GAPS.matcher(structured).replaceAll("").toUpperCase(Locale.ROOT);
      if (isRf(bare)) {
        found.add(bare.substring(4));
      } else if (DIGITS.matcher(bare).matches() && (isQr(bare) || isLuhn(bare))) {
        found.add(bare.substring(0, bare.length() - 1));
      }
    }
    RF_INSIDE.matcher(text).results().forEach(hit -> addRf(hit.group(), found));
    return found;
  }

  /** A reference in running text ends where its check digits hold; words may follow it. */
  private static void addRf(String written, List<String> found) {
    String rest = written;
    while (rest.length() > 5) {
      String bare = GAPS.matcher(rest).replaceAll("").toUpperCase(Locale.ROOT);
      if (isRf(bare)) {
        found.add(bare.substring(4));
        return;
      }
      int gap = rest.lastIndexOf(' ');
      rest = gap < 0 ? "" : rest.substring(0, gap);
    }
  }

  static boolean isRf(String bare) {
    if (!RF.matcher(bare).matches()) {
      return false;
    }
    String turned = bare.substring(4) + bare.substring(0, 4);
    int rest = 0;
    for (char one : turned.toCharArray()) {
      int value = Character.digit(one, 36);
      rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
    }
    return rest == 1;
  }

  static boolean isQr(String digits) {
    if (digits.length() != QR_LENGTH) {
      return false;
    }
    int carry = 0;
    for (int i = 0; i < QR_LENGTH - 1; i++) {
      carry = QR_TABLE[(carry + digits.charAt(i) - '0') % 10];
    }
    return (10 - carry) % 10 == digits.charAt(QR_LENGTH - 1) - '0';
  }

  static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
