package org.dunwell.promises.spoken;

import java.util.regex.Pattern;

/** How words are matched here. */
final class Words {

  /** Blots out a day; a letter that neither language has, so that words end beside it. */
  static final char DAY = 'ð';

  /** Blots out an amount. */
  static final char SUM = 'ø';

  private Words() {}

  /** With the borders of words where people see them: before an umlaut too. */
  static Pattern pattern(String words) {
    return Pattern.compile(words, Pattern.UNICODE_CHARACTER_CLASS);
  }
}
