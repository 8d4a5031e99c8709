package org.dunwell.portal.phone;

import java.util.Locale;
import org.dunwell.contact.phone.CallInput;

/**
 * An answer, made even.
 *
 * @param keys what was pressed, without the hash that ends it; empty for none
 * @param words what was said, in small letters without punctuation; empty for nothing
 * @param plain what was said as it was written down
 */
record Heard(CallInput.Kind kind, String keys, String words, String plain) {

  /** Longer than anybody speaks in one go; the rest is not read. */
  private static final int LONGEST = 1_000;

  private static final int MOST_KEYS = 30;

  static Heard of(CallInput input) {
    String text = input.text() == null ? "" : input.text();
    return switch (input.kind()) {
      case keys -> pressed(text);
      case words -> said(text.substring(0, Math.min(text.length(), LONGEST)).strip());
      default -> new Heard(input.kind(), "", "", "");
    };
  }

  private static Heard pressed(String text) {
    String keys = text.substring(0, Math.min(text.length(), MOST_KEYS)).strip();
    String kept = keys.endsWith("#") ? keys.substring(0, keys.length() - 1) : keys;
    return new Heard(CallInput.Kind.keys, kept, "", "");
  }

  private static Heard said(String text) {
    String even = even(text);
    return even.isEmpty()
        ? new Heard(CallInput.Kind.silence, "", "", "")
        : new Heard(CallInput.Kind.words, "", even, text);
  }

  /** In small letters, without punctuation. */
  static String even(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}' ]", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }

  boolean isSilence() {
    return kind == CallInput.Kind.silence;
  }

  /** The hash key alone. */
  boolean isHash() {
    return kind == CallInput.Kind.keys && keys.isEmpty();
  }

  boolean isWords() {
    return kind == CallInput.Kind.words;
  }

  /** The key that was pressed, or that stands for what was said; empty for none. */
  String choice(Phrases phrases, String language) {
    return isWords() ? phrases.key(language, words) : keys;
  }

  /** The same where a doubt must not count; a number counts when nothing else was said. */
  String sureChoice(Phrases phrases, String language) {
    if (!isWords()) {
      return keys;
    }
    String number = Phrases.NUMBERS.keyOfAll(language, words);
    return number.isEmpty() ? phrases.sureKey(language, words) : number;
  }
}
