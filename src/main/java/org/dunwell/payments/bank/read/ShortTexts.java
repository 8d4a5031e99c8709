package org.dunwell.payments.bank.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.dunwell.receivables.imports.UnreadableFile;

/**
 * XML in which a tag or text without end is found before a parser has filled the memory with it:
 * between two tags stands never more than a megabyte.
 */
final class ShortTexts extends FilterInputStream {

  private static final int LONGEST = 1 << 20;

  private int since;

  ShortTexts(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    count((byte) c);
    return c;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    for (int i = 0; i < count; i++) {
      count(target[offset + i]);
    }
    return count;
  }

  private void count(byte c) {
    since = c == '<' ? 0 : since + 1;
    if (since > LONGEST) {
      throw UnreadableFile.because(
          "A tag or a text in the XML is longer than a megabyte.",
          "No bank writes such a file. Ask where it comes from.");
    }
  }
}
