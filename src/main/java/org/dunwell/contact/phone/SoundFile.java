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

  private static final int HEAD = 12;
  private static final int CHUNK = 8;
  private static final int FORMAT_BYTES = 16;
  private static final int BLOCK = 64 * 1024;
  private static final int WINDOW_MILLIS = 20;

  private final RandomAccessFile file;
  private long dataStart;
  private long dataEnd;
  private SoundFormat format;

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
        format = SoundFormat.of(bytes(at + CHUNK, FORMAT_BYTES));
      } else if (name.equals("data")) {
        dataStart = at + CHUNK;
        dataEnd = Math.min(file.length(), dataStart + size);
      }
      at += CHUNK + size + size % 2;
    }
    if (format == null || !format.isKnown()) {
      throw new IOException("The recording's sound is of a kind that is not known: " + format);
    }
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

  /**
   * Makes silent whatever was keyed or said and is not to be kept.
   *
   * @return how long it is, in milliseconds
   */
  static long silence(Path file, CardWords.Blanked said) throws IOException {
    try (SoundFile sound = new SoundFile(file)) {
      sound.muteKeys();
      for (int index : said.touched()) {
        TranscriptLine line = said.lines().get(index);
        sound.mute(line.startMillis(), line.endMillis());
      }
      return sound.millis();
    }
  }

  /** How long it is. */
  long millis() {
    return (dataEnd - dataStart) * 1000 / format.bytesPerSecond();
  }

  /** Makes all channels silent from one moment to another. */
  void mute(long fromMillis, long toMillis) throws IOException {
    long from = position(fromMillis);
    // the last sample that is begun goes, too
    long to = Math.min(dataEnd, position(toMillis) + format.frame());
    byte[] silence = new byte[BLOCK];
    Arrays.fill(silence, format.silent());
    file.seek(from);
    for (long left = to - from; left > 0; left -= BLOCK) {
      file.write(silence, 0, (int) Math.min(left, BLOCK));
    }
  }

  /**
   * Makes silent wherever a key of a telephone sounds on any channel: what is typed must not be
   * kept.
   *
   * @return in how many places
   */
  int muteKeys() throws IOException {
    KeyTones tones = new KeyTones(format.rate());
    int places = 0;
    long begun = -1;
    long at = 0;
    for (ByteBuffer window = window(at); window != null; window = window(at)) {
      boolean key = hasKey(tones, window);
      if (key && begun < 0) {
        begun = at;
      } else if (!key && begun >= 0) {
        places += muteKey(begun, at);
        begun = -1;
      }
      at += WINDOW_MILLIS;
    }
    return places + (begun >= 0 ? muteKey(begun, at) : 0);
  }

  /** A key sounds for at least two windows; the edges of its tone may lie in those beside. */
  private int muteKey(long from, long until) throws IOException {
    if (until - from < 2 * WINDOW_MILLIS) {
      return 0;
    }
    mute(from - WINDOW_MILLIS, until + WINDOW_MILLIS);
    return 1;
  }

  private ByteBuffer window(long millis) throws IOException {
    long from = position(millis);
    long to = position(millis + WINDOW_MILLIS);
    boolean whole = to - from >= (long) format.rate() * WINDOW_MILLIS / 1000 * format.frame();
    return whole ? bytes(from, (int) (to - from)) : null;
  }

  private boolean hasKey(KeyTones tones, ByteBuffer window) {
    int frames = window.capacity() / format.frame();
    for (int channel = 0; channel < format.channels(); channel++) {
      double[] samples = new double[frames];
      for (int i = 0; i < frames; i++) {
        samples[i] = format.sample(window, i, channel);
      }
      if (tones.isKey(samples)) {
        return true;
      }
    }
    return false;
  }

  private long position(long millis) {
    long frames = Math.max(0, millis) * format.bytesPerSecond() / format.frame() / 1000;
    return Math.min(dataEnd, dataStart + frames * format.frame());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
