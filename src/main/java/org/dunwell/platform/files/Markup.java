package org.dunwell.platform.files;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Marks of HTML, SVG and their kin, which a browser would run if it were talked into it. */
public final class Markup {

  /** A tag, a comment or a declaration at the very beginning; an address in brackets is none. */
  private static final Pattern BEGINNING = Pattern.compile("\\s*<([!?]|[a-z][a-z0-9:-]*[\\s>/])");

  private static final List<String> ANYWHERE =
      List.of(
          "<script",
          "<html",
          "<head",
          "<body",
          "<svg",
          "<iframe",
          "<object",
          "<embed",
          "<!doctype",
          "<?php",
          "<img");

  private Markup() {}

  /** Whether these bytes hold a tag that makes a browser read them as a page. */
  public static boolean in(byte[] bytes, int from, int to) {
    String text = latin(bytes, from, to);
    return ANYWHERE.stream().anyMatch(text::contains);
  }

  /** Whether a text begins as a page does, be it after blanks or a byte order mark. */
  static boolean begins(byte[] bytes, int within) {
    String start = latin(bytes, 0, Math.min(bytes.length, within));
    String text = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
    return BEGINNING.matcher(text).lookingAt() || in(bytes, 0, start.length());
  }

  private static String latin(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }
}
