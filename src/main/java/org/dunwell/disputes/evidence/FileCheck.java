package org.dunwell.disputes.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.files.FileName;
import org.dunwell.platform.files.FileType;
import org.dunwell.platform.files.Markup;
import org.dunwell.platform.files.Picture;
import org.dunwell.platform.files.Sha256;

/** Looks into a file from outside: what it is, and whether it is that and nothing else. */
public final class FileCheck {

  /**
   * A photo of a telephone or a scanned delivery note of twenty pages stays below it, and twenty of
   * them can be kept and read in one piece.
   */
  public static final int MOST_BYTES = 10 * 1024 * 1024;

  /** The largest sensors of telephones have 108 million; more is made to burst a viewer. */
  private static final long MOST_PIXELS = 120_000_000;

  /** Where a page would have to stand to be found by a browser. */
  private static final int PDF_START = 1_024;

  private static final byte[] PDF_END = "%%EOF".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] MACROS_NEW = "vbaProject.bin".getBytes(StandardCharsets.US_ASCII);

  /** Names in the older format have two bytes a character. */
  private static final byte[] MACROS_OLD = "_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE);

  private static final Pattern FROM = Pattern.compile("(?im)^From:\\s*\\S");

  private static final Pattern MAIL_LINE = Pattern.compile("(?i)[a-z][a-z0-9-]{1,60}:.*");

  private static final String KINDS =
      "Attach a PDF, a picture (PNG or JPEG), plain text or CSV, a mail (.eml), an office file or a ZIP.";

  private FileCheck() {}

  /**
   * Reads a file, never more than one byte beyond the limit.
   *
   * @param name as somebody outside gave it; may be null
   * @throws FileNotAccepted when it may not be kept; the words say why and how to mend it
   */
  public static CheckedFile read(String name, InputStream content) {
    String safe = FileName.safe(name);
    byte[] bytes = bytes(safe, content);
    if (bytes.length == 0) {
      throw new FileNotAccepted(safe, "is empty. Choose the file again.");
    }
    FileType type = FileType.of(bytes);
    boolean mail = (type == FileType.TEXT || type == FileType.MARKUP) && isMail(bytes);
    byte[] kept = mail ? bytes : checked(safe, type, bytes);
    return new CheckedFile(
        mail ? ending(safe, ".eml") : named(safe, type),
        mail ? "message/rfc822" : type.mediaType(),
        kept,
        Sha256.of(kept),
        Sha256.of(bytes));
  }

  private static byte[] bytes(String name, InputStream content) {
    try {
      byte[] bytes = content.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new FileNotAccepted(
            name,
            "is larger than %d MB. Make it smaller, such as by scanning in less detail, or split it."
                .formatted(MOST_BYTES >> 20));
      }
      return bytes;
    } catch (IOException broken) {
      throw new BrokenRule(
          "\"%s\" did not arrive in one piece. Send it once more.".formatted(name));
    }
  }

  private static byte[] checked(String name, FileType type, byte[] bytes) {
    return switch (type) {
      case PDF -> pdf(name, bytes);
      case PNG, JPEG -> picture(name, type, bytes);
      case TEXT -> text(name, bytes);
      case ZIP -> office(name, type, bytes, MACROS_NEW);
      case OLE -> office(name, type, bytes, MACROS_OLD);
      case GIF -> throw new FileNotAccepted(name, "is a GIF. Save it as PNG or JPEG.");
      case MARKUP ->
          throw new FileNotAccepted(
              name,
              "is HTML, SVG or XML, whatever its name says: a browser could run it. Print it to PDF and attach that.");
      case OTHER ->
          throw new FileNotAccepted(
              name, "is none of the kinds of files that can be attached. " + KINDS);
    };
  }

  private static byte[] pdf(String name, byte[] bytes) {
    int end = last(bytes, PDF_END);
    if (end < 0) {
      throw new FileNotAccepted(
          name,
          "is not a whole PDF: its end is missing. Open it, print it to PDF and attach that.");
    }
    boolean page = Markup.in(bytes, 0, Math.min(PDF_START, bytes.length));
    for (int i = end + PDF_END.length; i < bytes.length; i++) {
      page |= !Character.isWhitespace(bytes[i]) && bytes[i] != 0;
    }
    if (page) {
      throw new FileNotAccepted(
          name,
          "is a PDF with something else in front of it or behind its end. Open it, print it to PDF and attach that.");
    }
    return bytes;
  }

  private static byte[] picture(String name, FileType type, byte[] bytes) {
    try {
      Picture picture = type == FileType.PNG ? Picture.ofPng(bytes) : Picture.ofJpeg(bytes);
      if (picture.pixels() > MOST_PIXELS) {
        throw new FileNotAccepted(
            name,
            "has %d x %d pixels, more than %d million. Make the picture smaller."
                .formatted(picture.width(), picture.height(), MOST_PIXELS / 1_000_000));
      }
      return picture.bytes();
    } catch (Picture.Damaged damaged) {
      throw new FileNotAccepted(
          name,
          "is a damaged picture: %s. Open it, save it again and attach that."
              .formatted(damaged.getMessage()));
    }
  }

  private static byte[] text(String name, byte[] bytes) {
    if (!FileType.isTextThroughout(bytes)) {
      throw new FileNotAccepted(name, "begins as text and goes on as something else. " + KINDS);
    }
    if (Markup.in(bytes, 0, bytes.length)) {
      throw new FileNotAccepted(
          name,
          "is text with HTML in it, which a browser could run. Print it to PDF and attach that.");
    }
    return bytes;
  }

  /** Kept as it is and never unpacked; the name of the part that holds macros stands in clear. */
  private static byte[] office(String name, FileType type, byte[] bytes, byte[] macros) {
    if (last(bytes, macros) >= 0) {
      throw new FileNotAccepted(
          name, "holds macros. Save it without them (.docx, .xlsx) or as PDF and attach that.");
    }
    if (!type.fits(name)) {
      throw new FileNotAccepted(
          name,
          "is an archive or an office file by another name. Give it its own ending, such as .zip or .docx.");
    }
    return bytes;
  }

  /** Header lines, one of them saying from whom, and an empty line: HTML behind it is a mail's. */
  private static boolean isMail(byte[] bytes) {
    int most = Math.min(bytes.length, 64 * 1024);
    String start = new String(bytes, 0, most, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    int body = start.indexOf("\n\n");
    String head = body < 0 ? "" : start.substring(0, body);
    return FROM.matcher(head).find()
        && head.lines()
            .allMatch(
                line ->
                    line.startsWith(" ")
                        || line.startsWith("\t")
                        || MAIL_LINE.matcher(line).matches());
  }

  /** A telephone names its JPEG .png now and then; nobody is to be refused for that. */
  private static String named(String name, FileType type) {
    return type.fits(name) ? name : ending(name, type.ending());
  }

  private static String ending(String name, String ending) {
    return name.endsWith(ending) ? name : FileName.safe(name + ending);
  }

  private static int last(byte[] bytes, byte[] wanted) {
    for (int at = bytes.length - wanted.length; at >= 0; at--) {
      int same = 0;
      while (same < wanted.length && bytes[at + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return at;
      }
    }
    return -1;
  }
}
