package org.dunwell.payments.bank.read;

import java.util.Locale;
import java.util.Set;

/** Words of banks, without what they write when they have none. */
final class Text {

  /** Longer than any remittance text that people write or programs match. */
  private static final int LONGEST = 4_000;

  private static final Set<String> NONE =
      Set.of("", "NOTPROVIDED", "NOTAVAILABLE", "NONREF", "NOREF", "NONE", "NN", "NA");

  private Text() {}

  /** Null where somebody says that there is none. */
  static String provided(String text) {
    if (text == null) {
      return null;
    }
    String bare = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return NONE.contains(bare) ? null : text.strip();
  }

  /** Null where it is blank; cut where it is endless. */
  static String shortened(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String bare = text.strip();
    return bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare;
  }
}
