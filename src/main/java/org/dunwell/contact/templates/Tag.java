package org.dunwell.contact.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pair of braces in a text.
 *
 * @param kind a space for a value, else the sign it begins with, such as {@code #}
 * @param line counted from 1
 */
record Tag(char kind, String name, int line) {

  private static final Pattern TAG = Pattern.compile("\\{\\{\\{?\\s*([#^/>&!=<$]?)([^{}]*)}?}}");

  /** The tags of a text in their order. */
  static List<Tag> in(String text) {
    List<Tag> tags = new ArrayList<>();
    Matcher tag = TAG.matcher(text);
    while (tag.find()) {
      char kind = tag.group(1).isEmpty() ? ' ' : tag.group(1).charAt(0);
      tags.add(new Tag(kind, tag.group(2).strip(), lineAt(text, tag.start())));
    }
    return tags;
  }

  static int lineAt(String text, int position) {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }

  boolean opens() {
    return kind == '#' || kind == '^';
  }

  boolean closes() {
    return kind == '/';
  }

  boolean isValue() {
    return kind == ' ' || kind == '&';
  }

  boolean isPiece() {
    return kind == '>';
  }

  boolean isRemark() {
    return kind == '!';
  }

  /** As it stands in the text. */
  String written() {
    return "{{" + (kind == ' ' ? "" : kind) + name + "}}";
  }
}
