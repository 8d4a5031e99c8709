package org.dunwell.receivables.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A file as it was before somebody packed it: gzip and ZIP are recognised by their first bytes,
 * whatever the file is called, and unpacked on the way; anything else passes as it is. Bombs are
 * stopped by their size and by how much comes out of how little.
 */
public final class Unpacked extends InputStream {

  /** Ten times the largest file that is taken: no honest ledger packs as small as that. */
  static final long MAX_SIZE = 2L << 30;

  /** Ledgers shrink to a tenth, very uniform ones to a fiftieth; bombs to a thousandth. */
  static final int MAX_RATIO = 200;

  /** Small files may consist of little but repetition. */
  static final long RATIO_COUNTS_FROM = 1L << 20;

  private static final int BUFFER = 1 << 16;

  private final InputStream content;
  private final Counted packed;
  private final long maxSize;
  private long size;

  private Unpacked(InputStream content, Counted packed, long maxSize) {
    this.content = content;
    this.packed = packed;
    this.maxSize = maxSize;
  }

  /** The content of an archive of one file, or the file itself. */
  public static InputStream of(InputStream file) {
    return of(file, MAX_SIZE);
  }

  static InputStream of(InputStream file, long maxSize) {
    Counted counted = new Counted(file);
    BufferedInputStream buffered = new BufferedInputStream(counted, BUFFER);
    try {
      byte[] head = head(buffered);
      if (isGzip(head)) {
        return new Unpacked(new GzipContent(buffered), counted, maxSize);
      }
      return isZip(head) ? new Unpacked(ZipContent.of(buffered), counted, maxSize) : buffered;
    } catch (IOException e) {
      throw damaged(e, 0);
    }
  }

  /**
   * Reads an archive to its end before any row of it is taken, so that a damaged one or a bomb
   * leaves nothing half done; a file that is none is not looked at.
   *
   * @throws UnreadableFile saying what is wrong with it
   */
  public static void check(InputStream file) {
    InputStream content = of(file);
    if (content instanceof Unpacked archive) {
      byte[] thrownAway = new byte[BUFFER];
      int count = archive.read(thrownAway, 0, BUFFER);
      while (count >= 0) {
        count = archive.read(thrownAway, 0, BUFFER);
      }
    }
  }

  private static byte[] head(BufferedInputStream in) throws IOException {
    in.mark(4);
    byte[] head = in.readNBytes(4);
    in.reset();
    return head;
  }

  private static boolean isGzip(byte[] head) {
    return head.length > 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
  }

  /** With entries, or with none at all. */
  private static boolean isZip(byte[] head) {
    return head.length == 4
        && head[0] == 'P'
        && head[1] == 'K'
        && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    try {
      int count = content.read(target, offset, length);
      size += Math.max(0, count);
      checkSize();
      return count;
    } catch (IOException e) {
      throw damaged(e, size);
    }
  }

  private void checkSize() {
    if (size > maxSize) {
      throw UnreadableFile.because(
          "The archive holds more than %d MB unpacked, which is the most that is read."
              .formatted(maxSize >> 20),
          "Split the file and import its parts one after the other.");
    }
    if (size > RATIO_COUNTS_FROM && size > MAX_RATIO * packed.count) {
      throw UnreadableFile.because(
          "The archive unpacks to more than %d times its size: %d bytes have become %d so far."
              .formatted(MAX_RATIO, packed.count, size),
          "No ledger packs so small. If it is yours after all, import it unpacked.");
    }
  }

  private static RuntimeException damaged(IOException e, long behind) {
    if (e instanceof java.io.EOFException) {
      return UnreadableFile.because(
          "The archive (or spreadsheet) ends early, behind %d unpacked bytes.".formatted(behind),
          "Transfer it again, or pack the file again as ZIP or gzip.");
    }
    if (e instanceof java.util.zip.ZipException) {
      return UnreadableFile.because(
          "The archive (or spreadsheet) is damaged behind %d unpacked bytes: %s."
              .formatted(behind, e.getMessage()),
          "Pack the file again as ZIP or gzip, without a password.");
    }
    return new UncheckedIOException(e);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  /** Counts what is taken of the file as it came. */
  private static final class Counted extends FilterInputStream {

    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int c = super.read();
      count += c < 0 ? 0 : 1;
      return c;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int taken = super.read(target, offset, length);
      count += Math.max(0, taken);
      return taken;
    }
  }
}
