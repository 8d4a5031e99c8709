package org.dunwell.receivables.imports;

import java.util.Iterator;

/** A file read as rows of one kind, one at a time, so that it may be larger than memory. */
public interface RowFile extends Iterator<Row>, AutoCloseable {

  /** The line that names the columns, as it stands in the file; blank when there is none. */
  String header();

  /** How many records were taken, those that do not count for this kind among them. */
  long read();

  /** Passes over records that an earlier run has dealt with. */
  default void skip(long count) {
    for (long i = 0; i < count && hasNext(); i++) {
      next();
    }
  }

  @Override
  void close();
}
