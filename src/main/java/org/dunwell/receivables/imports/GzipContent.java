package org.dunwell.receivables.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * The members of a gzip file, one behind the other. What stands behind the last one and is neither
 * a member nor padding is refused: it may be rows.
 */
final class GzipContent extends GZIPInputStream {

  private static final int BUFFER = 1 << 16;

  /** Checksum and size end a member. */
  private static final int TRAILER = 8;

  GzipContent(InputStream in) throws IOException {
    super(in, BUFFER);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    if (count < 0 && (hasMore() || in.available() > 0)) {
      throw UnreadableFile.because(
          "Behind the end of the gzip archive stands something that is no gzip.",
          "Pack the file again as one.");
    }
    return count;
  }

  private boolean hasMore() {
    for (int i = len - inf.getRemaining() + TRAILER; i < len; i++) {
      if (buf[i] != 0) {
        return true;
      }
    }
    return false;
  }
}
