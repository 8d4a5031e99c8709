package org.dunwell.receivables.notes;

import org.dunwell.platform.BrokenRule;

/** The words of a note as they are stored: plain text, line breaks as one character. */
final class NoteText {

  /** As long as two pages; what is longer is a document. */
  static final int LONGEST = 4_000;

  private NoteText() {}

  /**
   * @throws BrokenRule when it says nothing or too much
   */
  static String of(String typed) {
    String text = typed == null ? "" : typed.replace("\r\n", "\n").replace('\r', '\n').strip();
    if (text.isEmpty()) {
      throw new BrokenRule("A note needs words. Write down what is to be kept in mind.");
    }
    if (text.length() > LONGEST) {
      throw new BrokenRule(
          "A note has at most %,d characters; this one has %,d. Shorten it, or write two."
              .formatted(LONGEST, text.length()));
    }
    if (text.chars().anyMatch(NoteText::isControl)) {
      throw new BrokenRule(
          "The note has a control character in it that nobody can read. Type it anew as plain text.");
    }
    return text;
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character) && character != '\n' && character != '\t';
  }
}
