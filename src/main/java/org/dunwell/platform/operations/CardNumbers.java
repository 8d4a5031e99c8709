package org.dunwell.platform.operations;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes card numbers out of texts. None should ever come here: they are typed on the payment
 * provider's pages only. But people write them into mails and notes, and what is wrong with those
 * may end up in a log.
 */
public final class CardNumbers {

  /** 13 to 19 digits, as they are or in groups; not a part of a longer row of digits. */
  private static final Pattern LOOKS_LIKE =
      Pattern.compile("(?<![\\d.])[2-6](?:[ -]?\\d){12,18}(?![\\d.]?\\d)");

  private static final int LAST = 4;

  private CardNumbers() {}

  /** The text with the last four digits left of each number that a card could have. */
  public static String without(String text) {
    return text == null ? null : LOOKS_LIKE.matcher(text).replaceAll(CardNumbers::masked);
  }

  private static String masked(MatchResult found) {
    String digits = found.group().replaceAll("\\D", "");
    return isCard(digits)
        ? "[card ..%s]".formatted(digits.substring(digits.length() - LAST))
        : found.group();
  }

  /** The check digit of all card numbers (Luhn, ISO/IEC 7812-1). */
  private static boolean isCard(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = i % 2 == 1 ? 2 * digit : digit;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }
}
