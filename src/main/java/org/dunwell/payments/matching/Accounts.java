package org.dunwell.payments.matching;

import java.util.Locale;

/** Account numbers as they are compared: no blanks, capitals. */
final class Accounts {

  private Accounts() {}

  static String key(String account) {
    return account == null || account.isBlank()
        ? null
        : account.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
  }
}
