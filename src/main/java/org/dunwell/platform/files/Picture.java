package org.dunwell.platform.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A PNG or JPEG reduced to its picture, by its structure and without decoding a single pixel: what
 * follows its end, comments and whatever no viewer needs is gone. What is left shows the same.
 *
 * @param bytes from the signature to the end marker
 */
public record Picture(byte[] bytes, long width, long height) {

  /** A picture cannot be read to its end. */
  public static final class Damaged extends Exception {
    private static final long serialVersionUID = 1L;

    Damaged(String why) {
      super(why);
    }
  }

  private static final int PNG_SIGNATURE = 8;

  /** Length, type and checksum around the data of a chunk. */
  private static final int CHUNK_FRAME = 12;

  private static final Set<String> CHUNKS =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs",
          "bKGD");

  /** Beginnings of a picture's markers. */
  private static final int START_OF_SCAN = 0xDA;

  private static final int END_OF_IMAGE = 0xD9;

  /** How many pixels there are, whatever they hold. */
  public long pixels() {
    return height > Long.MAX_VALUE / width ? Long.MAX_VALUE : width * height;
  }

  /** Reduces a PNG. */
  public static Picture ofPng(byte[] in) throws Damaged {
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    out.write(in, 0, Math.min(PNG_SIGNATURE, in.length));
    long width = 0;
    long height = 0;
    int at = PNG_SIGNATURE;
    while (at + CHUNK_FRAME <= in.length) {
      long length = number(in, at, 4);
      if (length > in.length - at - CHUNK_FRAME) {
        break;
      }
      String type = ascii(in, at + 4, 4);
      if (type.equals("IHDR")) {
        width = number(in, at + 8, 4);
        height = number(in, at + 12, 4);
      }
      if (CHUNKS.contains(type)) {
        out.write(in, at, (int) length + CHUNK_FRAME);
      }
      if (type.equals("IEND")) {
        return whole(out, width, height);
      }
      at += (int) length + CHUNK_FRAME;
    }
    throw new Damaged("it ends before the picture does");
  }

  /** Reduces a JPEG; what a camera notes about time, place and orientation stays. */
  public static Picture ofJpeg(byte[] in) throws Damaged {
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    out.write(in, 0, 2);
    long width = 0;
    long height = 0;
    int at = 2;
    while (at + 4 <= in.length) {
      if ((in[at] & 0xFF) != 0xFF) {
        throw new Damaged("something else stands in the middle of it");
      }
      int marker = in[at + 1] & 0xFF;
      if (marker == 0xFF) {
        at++;
        continue;
      }
      int end = at + 2 + (int) number(in, at + 2, 2);
      if (end > in.length || end < at + 4) {
        break;
      }
      if (isFrame(marker) && end - at >= 9) {
        height = number(in, at + 5, 2);
        width = number(in, at + 7, 2);
      }
      if (marker == START_OF_SCAN) {
        end = endOfScan(in, end);
      }
      if (isNeeded(in, marker, at, end)) {
        out.write(in, at, end - at);
      }
      at = end;
      if (isEnd(in, at)) {
        out.write(in, at, 2);
        return whole(out, width, height);
      }
    }
    throw new Damaged("it ends before the picture does");
  }

  private static Picture whole(ByteArrayOutputStream out, long width, long height) throws Damaged {
    if (width == 0 || height == 0) {
      throw new Damaged("it does not say how large it is");
    }
    return new Picture(out.toByteArray(), width, height);
  }

  private static boolean isEnd(byte[] in, int at) {
    return at + 2 <= in.length && (in[at] & 0xFF) == 0xFF && (in[at + 1] & 0xFF) == END_OF_IMAGE;
  }

  /** Start of frame, of whichever coding; three numbers among them mean something else. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && !Set.of(0xC4, 0xC8, 0xCC).contains(marker);
  }

  /** Where the compressed data ends: at a marker that is neither a stuffed byte nor a restart. */
  private static int endOfScan(byte[] in, int from) {
    for (int i = from; i + 1 < in.length; i++) {
      int next = in[i + 1] & 0xFF;
      if ((in[i] & 0xFF) == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
        return i;
      }
    }
    return in.length;
  }

  /** Comments and notes of programs are not; those of cameras are unless a page hides in them. */
  private static boolean isNeeded(byte[] in, int marker, int at, int end) {
    boolean note = marker >= 0xE0 && marker <= 0xEF || marker == 0xFE;
    if (!note) {
      return true;
    }
    String begins = ascii(in, at + 4, Math.min(11, end - at - 4));
    boolean known =
        switch (marker) {
          case 0xE0 -> begins.startsWith("JFIF");
          case 0xE1 -> begins.startsWith("Exif");
          case 0xE2 -> begins.startsWith("ICC_PROFILE");
          case 0xEE -> begins.startsWith("Adobe");
          default -> false;
        };
    return known && !Markup.in(in, at, end);
  }

  private static long number(byte[] in, int at, int bytes) {
    long number = 0;
    for (int i = at; i < at + bytes; i++) {
      number = number << 8 | in[i] & 0xFF;
    }
    return number;
  }

  private static String ascii(byte[] in, int at, int length) {
    return new String(in, at, length, StandardCharsets.ISO_8859_1);
  }
}
