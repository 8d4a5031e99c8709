package org.dunwell.sandbox.wire;

import java.security.SecureRandom;

/** Ids that nobody guesses. */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String HEX = "0123456789abcdef";
  private static final int LENGTH = 24;
  private static final int HEX_LENGTH = 32;

  private Ids() {}

  /** Letters and digits after a prefix. */
  public static String of(String prefix) {
    return random(prefix, LETTERS, LENGTH);
  }

  /** 32 hexadecimal digits after a prefix. */
  public static String hex(String prefix) {
    return random(prefix, HEX, HEX_LENGTH);
  }

  private static String random(String prefix, String letters, int length) {
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < length; i++) {
      id.append(letters.charAt(RANDOM.nextInt(letters.length())));
    }
    return id.toString();
  }
}
