package org.dunwell.disputes.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as friends and as others make them. */
final class HostileFiles {

  static final String SCRIPT = "<html><script>alert(1)</script></html>";

  static final byte[] PDF = bytes("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");

  private HostileFiles() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] picture(String format) {
    BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
    image.setRGB(3, 4, 0xFF0000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** A JPEG with a segment more behind its first two bytes. */
  static byte[] jpegWith(int marker, String text) {
    byte[] jpeg = picture("jpg");
    int length = text.length() + 2;
    byte[] head = {
      jpeg[0], jpeg[1], (byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length
    };
    byte[] rest = java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length);
    return joined(head, bytes(text), rest);
  }

  /** A PNG with a comment in front of its end. */
  static byte[] pngWith(String text) {
    byte[] png = picture("png");
    byte[] start = java.util.Arrays.copyOf(png, png.length - 12);
    byte[] end = java.util.Arrays.copyOfRange(png, png.length - 12, png.length);
    String chunk = "tEXt" + text + "CRC!";
    byte[] length = {0, 0, (byte) (text.length() >> 8), (byte) text.length()};
    return joined(start, length, bytes(chunk), end);
  }

  /** A PNG that says it is larger than it is. */
  static byte[] pngOf(int width, int height) {
    byte[] png = picture("png");
    for (int i = 0; i < 4; i++) {
      png[16 + i] = (byte) (width >> 8 * (3 - i));
      png[20 + i] = (byte) (height >> 8 * (3 - i));
    }
    return png;
  }

  static byte[] zip(String entry, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
