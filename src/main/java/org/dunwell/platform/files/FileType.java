package org.dunwell.platform.files;

import java.util.Locale;
import java.util.Set;

/** What a file is, by how it begins; what its name or sender says is not believed. */
public enum FileType {
  PDF("application/pdf", Set.of("pdf")),
  PNG("image/png", Set.of("png")),
  JPEG("image/jpeg", Set.of("jpg", "jpeg")),
  GIF("image/gif", Set.of("gif")),
  /** Also what the newer office programs write. */
  ZIP("application/zip", Set.of("zip", "docx", "xlsx", "pptx", "odt", "ods")),
  /** What the older office programs write. */
  OLE("application/x-ole-storage", Set.of("doc", "xls", "ppt", "msg")),
  TEXT("text/plain", Set.of("txt", "csv", "eml")),
  /** HTML, SVG and other XML: text that a browser would run. */
  MARKUP("application/octet-stream", Set.of("xml")),
  OTHER("application/octet-stream", Set.of());

  /** Enough of a text to tell it from other bytes. */
  private static final int START = 4_096;

  private final String mediaType;
  private final Set<String> endings;

  FileType(String mediaType, Set<String> endings) {
    this.mediaType = mediaType;
    this.endings = endings;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Whether a file of this name may be of this type. */
  public boolean fits(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1);
    return endings.contains(ending.toLowerCase(Locale.ROOT));
  }

  /** Reads the first bytes. */
  public static FileType of(byte[] bytes) {
    if (begins(bytes, '%', 'P', 'D', 'F', '-')) {
      return PDF;
    }
    if (begins(bytes, 0x89, 'P', 'N', 'G')) {
      return PNG;
    }
    if (begins(bytes, 0xFF, 0xD8, 0xFF)) {
      return JPEG;
    }
    if (begins(bytes, 'G', 'I', 'F', '8')) {
      return GIF;
    }
    if (begins(bytes, 'P', 'K', 3, 4)) {
      return ZIP;
    }
    if (begins(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
      return OLE;
    }
    if (!isText(bytes, START)) {
      return OTHER;
    }
    return Markup.begins(bytes, START) ? MARKUP : TEXT;
  }

  private static boolean begins(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  /** The ending that names of this type usually have, with its point; empty for any other. */
  public String ending() {
    return switch (this) {
      case PDF -> ".pdf";
      case PNG -> ".png";
      case JPEG -> ".jpg";
      case GIF -> ".gif";
      case ZIP -> ".zip";
      case TEXT -> ".txt";
      default -> "";
    };
  }

  /** Whether all of it is text, not only its beginning. */
  public static boolean isTextThroughout(byte[] bytes) {
    return isText(bytes, bytes.length);
  }

  /** UTF-8 or an older code: no control characters, of which programs are full. */
  private static boolean isText(byte[] bytes, int within) {
    int end = Math.min(bytes.length, within);
    for (int i = 0; i < end; i++) {
      byte b = bytes[i];
      if (b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        return false;
      }
    }
    return end > 0;
  }
}
