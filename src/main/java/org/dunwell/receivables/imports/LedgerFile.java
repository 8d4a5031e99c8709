package org.dunwell.receivables.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A delimited text file read as rows of one kind. Encoding, delimiter and columns are recognised
 * unless the mapping says them; an archive of one file is unpacked on the way. Rows come one at a
 * time, so that a file may be larger than memory.
 */
public final class LedgerFile implements RowFile {

  private static final String DELIMITERS = ",;\t|";

  private final InputStream in;
  private final Records records;
  private final Layout layout;
  private final String header;
  private final Iterator<Row> stated;
  private Row next;
  private long read;

  private LedgerFile(InputStream in, Mapping mapping, ImportKind kind) {
    this.in = Unpacked.of(in);
    this.stated = Layout.stated(mapping, kind).iterator();
    if (stated.hasNext()) {
      this.records = null;
      this.layout = null;
      this.header = "";
      return;
    }
    this.records = new Records(new Lines(this.in, mapping.encoding()));
    char delimiter = delimiter(mapping);
    records.delimiter(delimiter);
    Records.Cells first = records.next();
    if (first == null) {
      throw UnreadableFile.because(
          "The file has no readable header line.", "The first line must name the columns.");
    }
    if (first.fault() != null) {
      throw new UnreadableFile(
          List.of(
              new Problem(
                  first.line(),
                  null,
                  null,
                  "The header line cannot be read. " + first.fault().getMessage(),
                  first.fault().mend(),
                  first.raw())));
    }
    this.header = first.raw();
    this.layout = Layout.of(first, mapping, kind);
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableFile when it is no text or columns are missing
   */
  public static LedgerFile open(InputStream in, Mapping mapping, ImportKind kind) {
    return new LedgerFile(in, mapping, kind);
  }

  /** All rows of a kind, those with problems among them; close the stream. */
  public static Stream<Row> read(InputStream in, Mapping mapping, ImportKind kind) {
    LedgerFile file = open(in, mapping, kind);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                file, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
            false)
        .onClose(file::close);
  }

  @Override
  public String header() {
    return header;
  }

  @Override
  public long read() {
    return read;
  }

  @Override
  public void skip(long count) {
    for (long i = 0; i < count; i++) {
      if (stated.hasNext()) {
        stated.next();
      } else if (records == null || records.next() == null) {
        return;
      }
      read++;
    }
  }

  /** The next row; null at the end. Rows that do not count for the kind are passed over. */
  private Row advance() {
    if (records == null) {
      if (!stated.hasNext()) {
        return null;
      }
      read++;
      return stated.next();
    }
    for (Records.Cells cells = records.next(); cells != null; cells = records.next()) {
      read++;
      Row row = layout.row(cells);
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = advance();
    }
    return next != null;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row row = next;
    next = null;
    return row;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private char delimiter(Mapping mapping) {
    for (int i = 0; i < mapping.skipLines(); i++) {
      records.line();
    }
    Lines.Line line = records.line();
    if (line == null) {
      throw UnreadableFile.because("The file has no header line.", "Export it again.");
    }
    // spreadsheets write their delimiter into a line of its own
    boolean said = line.text().matches("(?i)sep=.");
    if (!said) {
      records.unread(line);
    }
    return said ? line.text().charAt(4) : delimiter(mapping.setting("delimiter"), line.text());
  }

  /** As the mapping says, else the one that the header has most of. */
  static char delimiter(String set, String header) {
    if (set != null && !set.isEmpty()) {
      return set.equals("tab") || set.equals("\\t") ? '\t' : set.charAt(0);
    }
    return mostFrequent(header);
  }

  private static char mostFrequent(String header) {
    List<Character> all = DELIMITERS.chars().mapToObj(c -> (char) c).toList();
    char best = ',';
    long most = 0;
    for (char candidate : all) {
      long times = header.chars().filter(c -> c == candidate).count();
      if (times > most) {
        most = times;
        best = candidate;
      }
    }
    return best;
  }
}
