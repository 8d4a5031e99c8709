package org.dunwell.credit.applications.form;

import java.util.regex.Pattern;

/** What a text that a stranger typed may hold, and what of it another stranger may be sent. */
public final class Plain {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s@<>\"(),:;\\[\\\\\\]]{1,64}@[\\p{L}\\p{N}-]{1,63}(\\.[\\p{L}\\p{N}-]{1,63}){1,8}");

  /** Controls, signs that turn the direction of writing, and what markup is made of. */
  private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}<>]");

  /** The same for several lines, in which markup is only text. */
  private static final Pattern HIDDEN_IN_LINES =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}&&[^\\r\\n\\t]]");

  private static final int NAME_FOR_STRANGERS = 60;

  private Plain() {}

  static boolean hidesSomething(String line) {
    return HIDDEN.matcher(line).find();
  }

  static boolean isEmail(String line) {
    return ADDRESS.matcher(line).matches();
  }

  static String lines(String typed) {
    return HIDDEN_IN_LINES.matcher(typed).replaceAll("").strip();
  }

  /**
   * A name as a mail to a stranger may carry it: nothing a mail program makes a link of, nothing
   * that reads as a message. Whoever typed it does not speak to the stranger by it.
   */
  public static String forStrangers(String name) {
    String plain =
        name.replaceAll("[^\\p{L}\\p{M}\\p{N} &.,'’()+-]", " ")
            .replaceAll("(?i)\\b(https?|www)\\b\\.?", " ")
            .replaceAll("\\.(?=\\S)", ". ")
            .replaceAll("\\s+", " ")
            .strip();
    int signs = Math.min(NAME_FOR_STRANGERS, plain.codePointCount(0, plain.length()));
    String cut = plain.substring(0, plain.offsetByCodePoints(0, signs)).strip();
    return cut.isEmpty() ? "–" : cut;
  }
}
