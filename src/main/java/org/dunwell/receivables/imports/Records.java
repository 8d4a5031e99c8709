package org.dunwell.receivables.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Splits lines into the cells of delimited text (RFC 4180, quotes only where a cell begins with
 * one). Our own reader because a broken line must cost that line only: a quote that is never closed
 * or a line without end is reported and reading goes on behind it.
 */
final class Records {

  /** A quoted cell may hold an address of some lines, not half the file. */
  private static final int MAX_LINES = 100;

  /**
   * One record.
   *
   * @param line the line it begins in, from 1
   * @param cells null when it cannot be split
   * @param fault why it cannot be split, or null
   */
  record Cells(long line, List<String> cells, String raw, BadValue fault) {}

  private final Lines lines;
  private final Deque<Lines.Line> ahead = new ArrayDeque<>();
  private char delimiter = ',';
  private long number;

  Records(Lines lines) {
    this.lines = lines;
  }

  void delimiter(char character) {
    this.delimiter = character;
  }

  /** The next line as it is, or null at the end. */
  Lines.Line line() {
    Lines.Line line = ahead.isEmpty() ? lines.next() : ahead.poll();
    if (line != null) {
      number++;
    }
    return line;
  }

  /** Gives a line back. */
  void unread(Lines.Line line) {
    ahead.push(line);
    number--;
  }

  /** The next record that is not blank, or null at the end. */
  Cells next() {
    Lines.Line line = line();
    while (line != null && line.fault() == null && isBlank(line.text())) {
      line = line();
    }
    if (line == null) {
      return null;
    }
    if (line.fault() != null) {
      return new Cells(number, null, line.text(), line.fault());
    }
    return line.text().indexOf('"') < 0
        ? new Cells(number, plain(line.text()), line.text(), null)
        : quoted(line);
  }

  private boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != delimiter && !Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private List<String> plain(String text) {
    List<String> cells = new ArrayList<>(16);
    int from = 0;
    for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
      cells.add(text.substring(from, at));
      from = at + 1;
    }
    cells.add(text.substring(from));
    return cells;
  }

  private Cells quoted(Lines.Line first) {
    long start = number;
    StringBuilder text = new StringBuilder(first.text());
    List<Lines.Line> more = new ArrayList<>();
    Quoted cells = new Quoted(delimiter);
    cells.add(first.text());
    while (cells.isOpen() && more.size() < MAX_LINES && text.length() < Lines.MAX_LENGTH) {
      Lines.Line line = line();
      if (line == null) {
        break;
      }
      more.add(line);
      text.append('\n').append(line.text());
      cells.add("\n" + line.text());
    }
    if (!cells.isOpen()) {
      return new Cells(start, cells.cells(), text.toString(), null);
    }
    for (int i = more.size() - 1; i >= 0; i--) {
      unread(more.get(i));
    }
    return new Cells(
        start,
        null,
        first.text(),
        new BadValue(
            "A quotation mark is opened in this line and never closed.",
            "Close it, or double it if it belongs to the text."));
  }
}
