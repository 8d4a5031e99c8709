package org.dunwell.payments.bank.read;

import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.receivables.imports.Lines;
import org.dunwell.receivables.imports.UnreadableFile;

/** The tags of SWIFT messages one by one, whatever banks write around and between them. */
final class SwiftTags {

  private static final Pattern TAG = Pattern.compile("(?:.*\\{4:\\s*)?:(\\d{2}[A-Z]?):(.*)");

  /** Six lines of 65 characters is what :86: may have; banks write more, but not this much. */
  private static final int LONGEST = 20_000;

  /**
   * One tag.
   *
   * @param place the line of the file it begins in
   * @param value with the lines it has, between line feeds
   */
  record Tag(long place, String name, String value) {}

  private final Lines lines;
  private String ahead;
  private boolean started;

  SwiftTags(InputStream file) {
    this.lines = new Lines(file, null);
  }

  /** The next tag; null at the end. */
  Tag next() {
    Matcher tag = begin();
    if (tag == null) {
      return null;
    }
    long place = lines.number();
    StringBuilder value = new StringBuilder(tag.group(2));
    for (ahead = lines.text(); goesOn(ahead); ahead = lines.text()) {
      value.append('\n').append(ahead);
      if (value.length() > LONGEST) {
        throw UnreadableFile.because(
            place,
            "The tag :%s: is longer than any bank writes it.".formatted(tag.group(1)),
            "Look whether the file is what the bank sent.");
      }
    }
    return new Tag(place, tag.group(1), value.toString());
  }

  /** Passes over what stands before a tag: envelopes of banks, separators. */
  private Matcher begin() {
    if (!started) {
      started = true;
      ahead = lines.text();
    }
    for (; ahead != null; ahead = lines.text()) {
      Matcher tag = TAG.matcher(ahead);
      if (tag.matches()) {
        return tag;
      }
    }
    return null;
  }

  private static boolean goesOn(String line) {
    return line != null && !TAG.matcher(line).matches() && !isSeparator(line);
  }

  /** A dash alone, or what some banks write behind it. */
  private static boolean isSeparator(String line) {
    return line.matches("-\\s*|-\\}.*|-XXX\\s*");
  }
}
