package org.dunwell.payments.bank.read;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dunwell.receivables.imports.Lines;
import org.dunwell.receivables.imports.UnreadableFile;

/**
 * The records of a BAI2 file, each with the 88 records that continue it. No Java library reads
 * BAI2, so this reader is our own, after the Cash Management Balance Reporting Specifications,
 * version 2.
 */
final class Bai2Records {

  /** As many continuations as no bank writes for one record. */
  private static final int MOST_PARTS = 1_000;

  /** Stands between two physical records, where a delimiter of the logical one is. */
  static final char BREAK = '\n';

  /**
   * One logical record.
   *
   * @param place the line of the file it begins in
   * @param physical how many physical records it consists of
   * @param text what stands behind its code, {@link #BREAK} between the parts
   */
  record Record(long place, String code, int physical, String text) {

    /** All fields; text that is free belongs to {@link #rest}. */
    List<String> fields() {
      return new ArrayList<>(Arrays.asList(text.replace(BREAK, ',').split(",", -1)));
    }

    /** What stands behind so many fields, as one text. */
    String rest(int fields) {
      int at = 0;
      for (int i = 0; i < fields; i++) {
        int next = next(at);
        if (next < 0) {
          return "";
        }
        at = next + 1;
      }
      return text.substring(at).replace(BREAK, ' ').strip();
    }

    private int next(int from) {
      for (int i = from; i < text.length(); i++) {
        if (text.charAt(i) == ',' || text.charAt(i) == BREAK) {
          return i;
        }
      }
      return -1;
    }
  }

  private final Lines lines;
  private String ahead;

  Bai2Records(InputStream file) {
    this.lines = new Lines(file, null);
    this.ahead = lines.text();
  }

  /** The next record; null at the end. */
  Record next() {
    while (ahead != null && ahead.isBlank()) {
      ahead = lines.text();
    }
    if (ahead == null) {
      return null;
    }
    long place = lines.number();
    String line = ahead.strip();
    if (!line.matches("(?s)(01|02|03|16|49|98|99),.*")) {
      throw UnreadableFile.because(
          place,
          "The line \"%s\" is no BAI2 record."
              .formatted(line.length() > 60 ? line.substring(0, 60) + "..." : line),
          "A record begins with 01, 02, 03, 16, 49, 88, 98 or 99 and a comma.");
    }
    StringBuilder text = new StringBuilder(content(line));
    int physical = 1;
    for (ahead = lines.text(); ahead != null && goesOn(ahead); ahead = lines.text()) {
      if (!ahead.isBlank()) {
        text.append(BREAK).append(content(ahead.strip()));
        physical++;
      }
      if (physical > MOST_PARTS) {
        throw UnreadableFile.because(
            place, "A record is continued without end.", "Ask the bank for the file again.");
      }
    }
    return new Record(place, line.substring(0, 2), physical, text.toString());
  }

  private static boolean goesOn(String line) {
    return line.isBlank() || line.startsWith("88,");
  }

  /** Behind the code, without the slash at its end. */
  private static String content(String line) {
    String content = line.substring(3);
    return content.endsWith("/") ? content.substring(0, content.length() - 1) : content;
  }
}
