package org.dunwell.contact.phone;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** A WAV file in which stretches can be made silent. */
final class SoundFile implements AutoCloseable {

  private static final int PCM = 1;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int HEAD = 12;
  private static final int CHUNK = 8;
  private static final int FORMAT_BYTES = 16;
  private static final int BLOCK = 64 * 1024;

  private final RandomAccessFile file;
  private long dataStart;
  private long dataEnd;
  private int format;
  private int bytesPerSecond;
  private int frame;
  private int bits;

  /**
   * Opens a file.
   *
   * @throws IOException when it is no WAV file with sound that can be made silent
   */
  SoundFile(Path path) throws IOException {
    file = new RandomAccessFile(path.toFile(), "rw");
    try {
      read();
    } catch (EOFException e) {
      file.close();
      throw new IOException("The recording is cut off.", e);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private void read() throws IOException {
    ByteBuffer head = bytes(0, HEAD);
    if (!name(head, 0).equals("RIFF") || !name(head, 8).equals("WAVE")) {
      throw new IOException("The recording is no WAV file.");
    }
    long at = HEAD;
    while (dataStart == 0) {
      ByteBuffer chunk = bytes(at, CHUNK);
      String name = name(chunk, 0);
      long size = Integer.toUnsignedLong(chunk.getInt(4));
      if (name.equals("fmt ")) {
        format(bytes(at + CHUNK, FORMAT_BYTES));
      } else if (name.equals("data")) {
        dataStart = at + CHUNK;
        dataEnd = Math.min(file.length(), dataStart + size);
      }
      at += CHUNK + size + size % 2;
    }
    boolean known = format == PCM || format == MU_LAW || format == A_LAW || format == EXTENSIBLE;
    if (!known || frame <= 0 || bytesPerSecond <= 0) {
      throw new IOException("The recording's sound is of a kind that is not known: " + format);
    }
  }

  private void format(ByteBuffer chunk) {
    format = Short.toUnsignedInt(chunk.getShort(0));
    bytesPerSecond = chunk.getInt(8);
    frame = Short.toUnsignedInt(chunk.getShort(12));
    bits = Short.toUnsignedInt(chunk.getShort(14));
  }

  private ByteBuffer bytes(long at, int count) throws IOException {
    byte[] bytes = new byte[count];
    file.seek(at);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String name(ByteBuffer bytes, int at) {
    return new String(bytes.array(), at, 4, StandardCharsets.US_ASCII);
  }

  /** How long it is. */
  long millis() {
    return (dataEnd - dataStart) * 1000 / bytesPerSecond;
  }

  /** Makes all channels silent from one moment to another. */
  void mute(long fromMillis, long toMillis) throws IOException {
    long from = position(fromMillis);
    // the last sample that is begun goes, too
    long to = Math.min(dataEnd, position(toMillis) + frame);
    byte[] silence = new byte[BLOCK];
    Arrays.fill(silence, silent());
    file.seek(from);
    for (long left = to - from; left > 0; left -= BLOCK) {
      file.write(silence, 0, (int) Math.min(left, BLOCK));
    }
  }

  private long position(long millis) {
    long frames = Math.max(0, millis) * bytesPerSecond / frame / 1000;
    return Math.min(dataEnd, dataStart + frames * frame);
  }

  private byte silent() {
    if (format == MU_LAW) {
      return (byte) 0xFF;
    }
    if (format == A_LAW) {
      return (byte) 0xD5;
    }
    return bits == 8 ? (byte) 0x80 : 0;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
