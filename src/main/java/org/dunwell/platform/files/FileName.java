package org.dunwell.platform.files;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of files as somebody outside gave them, made harmless. */
public final class FileName {

  private static final int MOST = 120;

  /** An ending is longer than this only in names that mean to deceive. */
  private static final int MOST_ENDING = 8;

  /**
   * Control characters, which PostgreSQL or a terminal would stumble over, and the marks that turn
   * the direction of reading, with which {@code gpj.exe} looks like {@code exe.jpg}, or that show
   * as nothing at all.
   */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C\\u200B\\u2028\\u2029\\uFEFF]|\\p{Cs}");

  private FileName() {}

  /**
   * A name without a path and without what any system reads as more than a name.
   *
   * @param name may be null
   */
  public static String safe(String name) {
    String last = name == null ? "" : name.replaceAll("^.*[/\\\\]", "");
    String safe =
        seen(last)
            .replaceAll("\\s+", " ")
            .strip()
            .replaceAll("[:*?\"<>|/\\\\%;]", "_")
            .replaceAll("^[. ]+", "");
    if (safe.isBlank()) {
      return "attachment";
    }
    int dot = safe.lastIndexOf('.');
    String ending = dot > 0 && safe.length() - dot <= MOST_ENDING ? safe.substring(dot) : "";
    String start = safe.substring(0, safe.length() - ending.length());
    int room = MOST - ending.length();
    return first(start, room) + ending.toLowerCase(Locale.ROOT);
  }

  /** Half a character is none: PostgreSQL refuses it. */
  private static String first(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean split = Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, split ? most - 1 : most);
  }

  /** A text without the characters that nobody sees. */
  public static String seen(String text) {
    return UNSEEN.matcher(text).replaceAll("");
  }
}
