package org.dunwell.receivables.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a text file whose encoding need not be known: a byte order mark decides; else each
 * line that is valid UTF-8 is UTF-8 and any other Windows-1252 (text in one is practically never
 * valid in the other). Lines without end are cut, not kept.
 */
public final class Lines {

  /** No honest row is longer; one that is would only fill memory. In bytes and in characters. */
  static final int MAX_LENGTH = 64 * 1024;

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int BUFFER = 1 << 16;
  private static final int HEAD = 4_096;
  private static final int SHOWN = 500;

  /**
   * @param text the line without its end; the beginning of it when it is too long
   * @param fault why it cannot be used, or null
   */
  record Line(String text, BadValue fault) {}

  private final InputStream in;
  private final Charset encoding;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private long number;
  private final byte[] line = new byte[MAX_LENGTH];

  /**
   * @param encoding null to find out
   * @throws UnreadableFile when this is no text
   */
  public Lines(InputStream input, Charset encoding) {
    try {
      BufferedInputStream buffered = new BufferedInputStream(input, BUFFER);
      buffered.mark(HEAD);
      byte[] head = buffered.readNBytes(HEAD);
      buffered.reset();
      checkText(head);
      if (startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF)) {
        this.in = new Recoded(buffered);
        this.encoding = StandardCharsets.UTF_8;
      } else {
        boolean marked = startsWith(head, 0xEF, 0xBB, 0xBF);
        buffered.skipNBytes(marked ? 3 : 0);
        this.in = buffered;
        this.encoding = marked ? StandardCharsets.UTF_8 : encoding;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checkText(byte[] head) {
    if (head.length == 0) {
      throw UnreadableFile.because("The file is empty.", "Export it again.");
    }
    if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw UnreadableFile.because(
          "This is a spreadsheet, not delimited text.",
          "Save it from the spreadsheet program as \"CSV UTF-8\" and import that file.");
    }
    checkPacked(head);
    boolean wide = startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF);
    for (byte b : head) {
      if (b == 0 && !wide) {
        throw UnreadableFile.because(
            "This is not a text file: it has zero bytes in it.",
            "Save it as text (CSV) in UTF-8 and import that file.");
      }
    }
  }

  /** What {@link Unpacked} has not unpacked. */
  private static void checkPacked(byte[] head) {
    if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 0x1F, 0x8B)) {
      throw UnreadableFile.because(
          "In the archive is another archive.", "Pack the file once, as ZIP or gzip.");
    }
    if (startsWith(head, '7', 'z', 0xBC, 0xAF)
        || startsWith(head, 'R', 'a', 'r', '!')
        || startsWith(head, 'B', 'Z', 'h')
        || startsWith(head, 0xFD, '7', 'z', 'X', 'Z')
        || startsWith(head, 0x28, 0xB5, 0x2F, 0xFD)) {
      throw UnreadableFile.because(
          "The file is packed in a way that is not read here.", "Pack it as ZIP or gzip.");
    }
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The next line for files in which every line counts; null at the end.
   *
   * @throws UnreadableFile when it cannot be used
   */
  public String text() {
    Line next = next();
    number++;
    if (next != null && next.fault() != null) {
      throw UnreadableFile.because(number, next.fault().getMessage(), next.fault().mend());
    }
    return next == null ? null : next.text();
  }

  /** Which line {@link #text} gave last, from 1. */
  public long number() {
    return number;
  }

  /** The next line, or null at the end of the file. Ends are LF, CR LF or CR. */
  Line next() {
    int ored = 0;
    long length = 0;
    int c = read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n' && c != '\r'; c = read()) {
      ored |= c;
      if (length < MAX_LENGTH) {
        line[(int) length] = (byte) c;
      }
      length++;
    }
    if (c == '\r' && peek() == '\n') {
      read();
    }
    return length > MAX_LENGTH ? tooLong(length) : decode((int) length, ored < 128);
  }

  private Line tooLong(long length) {
    String start = new String(line, 0, SHOWN, StandardCharsets.ISO_8859_1);
    return new Line(
        start + "...",
        new BadValue(
            "The line is %d bytes long; more than %d are not read.".formatted(length, MAX_LENGTH),
            "Look whether line ends are missing, or shorten the row."));
  }

  private Line decode(int length, boolean ascii) {
    if (ascii) {
      return new Line(new String(line, 0, length, StandardCharsets.ISO_8859_1), null);
    }
    if (encoding != null && !encoding.equals(StandardCharsets.UTF_8)) {
      return new Line(new String(line, 0, length, encoding), null);
    }
    try {
      return new Line(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString(),
          null);
    } catch (CharacterCodingException notUtf8) {
      String text = new String(line, 0, length, WINDOWS);
      return new Line(text, encoding == null ? null : wrongEncoding());
    }
  }

  private static BadValue wrongEncoding() {
    return new BadValue(
        "The line is not valid UTF-8, which the file claims to be.",
        "Save the file as UTF-8, or say \"encoding: windows-1252\" in the mapping.");
  }

  private int read() {
    if (at == end && !fill()) {
      return -1;
    }
    return buffer[at++] & 0xFF;
  }

  private int peek() {
    return at == end && !fill() ? -1 : buffer[at] & 0xFF;
  }

  private boolean fill() {
    try {
      at = 0;
      end = Math.max(0, in.read(buffer));
      return end > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
