package org.dunwell.payments.bank.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.dunwell.receivables.imports.Mapping;
import org.dunwell.receivables.imports.Unpacked;

/** A bank file, read part by part. */
public interface StatementFile extends AutoCloseable {

  /** What formats are recognised by. */
  int HEAD = 4_096;

  /** As people call it, such as {@code camt.053.001.08} or {@code MT940}. */
  String format();

  /**
   * The next part; null at the end.
   *
   * @throws org.dunwell.receivables.imports.UnreadableFile when the file is broken there
   */
  StatementPart next();

  @Override
  void close();

  /**
   * Opens a file, packed or not; its format is known by its first bytes, never by its name.
   *
   * @throws org.dunwell.receivables.imports.UnreadableFile when it is in no format that is read
   */
  static StatementFile open(InputStream file, Mapping mapping) {
    BufferedInputStream in = new BufferedInputStream(Unpacked.of(file), 1 << 16);
    String head = head(in);
    String start = head.stripLeading();
    if (start.startsWith("\uFEFF")) {
      start = start.substring(1).stripLeading();
    }
    if (start.startsWith("OFXHEADER") || head.contains("<OFX>") || head.contains("<?OFX")) {
      return new OfxFile(in);
    }
    if (start.startsWith("<")) {
      return new CamtFile(in);
    }
    if (start.startsWith("01,")) {
      return new Bai2File(in);
    }
    return SwiftFile.isOne(start) ? new SwiftFile(in) : new CsvFile(in, mapping);
  }

  private static String head(BufferedInputStream in) {
    try {
      in.mark(HEAD);
      byte[] head = in.readNBytes(HEAD);
      in.reset();
      boolean wide = head.length > 1 && (head[0] & 0xFF) + (head[1] & 0xFF) == 0xFE + 0xFF;
      String text =
          new String(head, wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1)
              .replace("\u00EF\u00BB\u00BF", "\uFEFF");
      return text.startsWith("<?xml") && text.toUpperCase(Locale.ROOT).contains("<OFX")
          ? "<OFX>" + text
          : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
