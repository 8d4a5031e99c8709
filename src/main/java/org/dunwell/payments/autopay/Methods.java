package org.dunwell.payments.autopay;

import java.util.Locale;
import java.util.Set;

/** What money is taken from, in the words of tables and of people. */
final class Methods {

  /** Kinds that the tables know; anything else is {@code other}. */
  static final Set<String> KNOWN = Set.of("card", "sepa_debit", "us_bank_account", "bacs_debit");

  static final String OTHER = "other";

  private Methods() {}

  /** As decision tables write it: {@code sepa-debit}. */
  static String word(String kind) {
    return KNOWN.contains(kind) ? kind.replace('_', '-') : OTHER;
  }

  /** Cards answer at once, everything else is a debit that a bank sends back days later. */
  static boolean isCard(String kind) {
    return "card".equals(kind);
  }

  /** {@code Visa •••• 4242}; null before anything is known. */
  static String words(String kind, String name, String last4) {
    if (kind == null) {
      return null;
    }
    String what =
        switch (kind) {
          case "card" -> name == null ? "Card" : capital(name);
          case "sepa_debit" -> "SEPA";
          case "bacs_debit" -> "Bacs";
          default -> name == null ? capital(kind.replace('_', ' ')) : name;
        };
    return last4 == null ? what : what + " •••• " + last4;
  }

  private static String capital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
