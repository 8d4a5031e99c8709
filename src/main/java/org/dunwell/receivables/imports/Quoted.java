package org.dunwell.receivables.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits text with quotes into cells, taking it line by line: each character is looked at once,
 * however many lines a quoted cell has.
 */
final class Quoted {

  private final char delimiter;
  private final List<String> cells = new ArrayList<>(16);
  private final StringBuilder cell = new StringBuilder();
  private boolean open;
  private boolean wasQuoted;

  Quoted(char delimiter) {
    this.delimiter = delimiter;
  }

  /** Goes on with the next line; a doubled quote never spans two of them. */
  void add(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (open) {
        boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (c != '"' || doubled) {
          cell.append(c);
          i += doubled ? 1 : 0;
        } else {
          open = false;
        }
      } else if (c == '"' && cell.isEmpty() && !wasQuoted) {
        open = true;
        wasQuoted = true;
      } else if (c == delimiter) {
        endCell();
      } else {
        cell.append(c);
      }
    }
  }

  private void endCell() {
    cells.add(cell.toString());
    cell.setLength(0);
    wasQuoted = false;
  }

  /** Whether a quote still waits for its end. */
  boolean isOpen() {
    return open;
  }

  /** All cells, at the end. */
  List<String> cells() {
    endCell();
    return cells;
  }
}
