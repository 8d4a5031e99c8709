package org.dunwell.receivables.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** UTF-16 text as UTF-8, some thousand characters at a time: two-byte files are large ones, too. */
final class Recoded extends InputStream {

  private static final int CHARS = 8_192;

  private final Reader reader;
  private final char[] chars = new char[CHARS];
  private byte[] bytes = {};
  private int at;

  Recoded(InputStream in) {
    this.reader = new InputStreamReader(in, StandardCharsets.UTF_16);
  }

  @Override
  public int read() throws IOException {
    return fetched() ? bytes[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (!fetched()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, target, offset, count);
    at += count;
    return count;
  }

  private boolean fetched() throws IOException {
    while (at == bytes.length) {
      int count = reader.read(chars, 0, CHARS - 1);
      if (count < 0) {
        return false;
      }
      if (Character.isHighSurrogate(chars[count - 1])) {
        // both halves of a character, or its bytes would be wrong
        int low = reader.read();
        if (low >= 0) {
          chars[count++] = (char) low;
        }
      }
      bytes = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
