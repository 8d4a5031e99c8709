package org.dunwell.credit.payers;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.function.Consumer;

/** Writes the list as a file: the one of the page and the one that goes by mail are the same. */
public interface PoorPayerFiles {

  /** What a file can be: its ending. */
  Set<String> FORMATS = Set.of("csv", "xlsx");

  /** Hands line after line to whoever writes them. */
  interface Lines {

    void each(Consumer<PoorPayer> reader);
  }

  /** As browsers and mail programs call it. */
  String mediaType(String format);

  /**
   * Writes it; the stream stays open.
   *
   * @param format one of {@link #FORMATS}
   */
  void write(String format, OutputStream out, Lines lines) throws IOException;
}
