package org.dunwell.credit.rates;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.dunwell.receivables.imports.Row;
import org.dunwell.receivables.imports.RowFile;
import org.dunwell.receivables.imports.UnreadableFile;

/** Rates one after the other as they are read; the history of a central bank has 300,000. */
final class StreamedRates implements RowFile {

  private final Iterator<Row> rows;
  private final InputStream file;
  private long read;

  StreamedRates(Stream<Row> rows, InputStream file) {
    this.rows = rows.iterator();
    this.file = file;
  }

  @Override
  public String header() {
    return EcbRates.HEADER;
  }

  @Override
  public long read() {
    return read;
  }

  @Override
  public boolean hasNext() {
    try {
      return rows.hasNext();
    } catch (CsvParseException broken) {
      throw UnreadableFile.because(
          "Behind rate %d the file cannot be read: %s".formatted(read, broken.getMessage()),
          EcbRates.AGAIN);
    }
  }

  /** Counted by rates: a line of theirs has many, and each is refused by itself. */
  @Override
  public Row next() {
    Row row = rows.next();
    read++;
    return row.at(read);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
