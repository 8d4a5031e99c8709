package org.dunwell.payments.matching;

/** Looks for a number in what people wrote, where blanks and dashes may stand within it. */
final class LooseText {

  private LooseText() {}

  /** Whether these letters and digits stand there, with some punctuation between them at most. */
  static boolean stands(String text, String bare) {
    for (int start = text.indexOf(bare.charAt(0)); start >= 0; ) {
      if (begins(text, start, bare.charAt(0)) && stands(text, bare, start)) {
        return true;
      }
      start = text.indexOf(bare.charAt(0), start + 1);
    }
    return false;
  }

  private static boolean begins(String text, int start, char first) {
    if (start == 0) {
      return true;
    }
    char before = text.charAt(start - 1);
    return Character.isDigit(first) ? !Character.isDigit(before) : !Character.isLetter(before);
  }

  private static boolean stands(String text, String bare, int start) {
    int at = start;
    for (int i = 0; i < bare.length(); i++) {
      int gap = 0;
      while (i > 0 && at < text.length() && gap < Wording.GAP && !isWord(text.charAt(at))) {
        at++;
        gap++;
      }
      if (at >= text.length() || text.charAt(at) != bare.charAt(i)) {
        return false;
      }
      at++;
    }
    return at >= text.length() || !Character.isDigit(text.charAt(at));
  }

  private static boolean isWord(char one) {
    return one >= 'A' && one <= 'Z' || one >= '0' && one <= '9';
  }
}
