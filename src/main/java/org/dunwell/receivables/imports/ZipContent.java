package org.dunwell.receivables.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The one file of a ZIP archive, read as it streams by. Names are never used as paths; those that
 * point out of the archive are refused all the same, since whoever made them meant no good.
 */
final class ZipContent extends InputStream {

  /** Takes every byte, so that a name in an old encoding is no reason to fail. */
  private static final Charset NAMES = Charset.forName("IBM437");

  private final ZipInputStream zip;
  private final String name;
  private boolean ended;

  private ZipContent(ZipInputStream zip, String name) {
    this.zip = zip;
    this.name = name;
  }

  /**
   * Opens the archive at its file.
   *
   * @throws UnreadableFile when there is none, or it must not be read
   */
  static ZipContent of(InputStream in) throws IOException {
    ZipInputStream zip = new ZipInputStream(in, NAMES);
    ZipEntry entry = nextFile(zip);
    if (entry == null) {
      throw UnreadableFile.because(
          "The archive (or spreadsheet) has no file in it, or is cut off.", "Pack the file again.");
    }
    return new ZipContent(zip, entry.getName());
  }

  /** Folders, and what a Mac adds by itself, are none. */
  private static ZipEntry nextFile(ZipInputStream zip) throws IOException {
    ZipEntry entry = nextEntry(zip);
    while (entry != null) {
      check(entry.getName());
      if (!entry.isDirectory() && !isOfMac(entry.getName())) {
        return entry;
      }
      entry = nextEntry(zip);
    }
    return null;
  }

  private static ZipEntry nextEntry(ZipInputStream zip) throws IOException {
    try {
      return zip.getNextEntry();
    } catch (IllegalArgumentException e) {
      // what the JDK says of a name that is no UTF-8 although it claims to be
      throw new ZipException("a name in it cannot be read");
    }
  }

  private static boolean isOfMac(String name) {
    return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
  }

  private static void check(String name) {
    String path = name.replace('\\', '/');
    if (path.startsWith("/")
        || path.matches("(?s)[A-Za-z]:.*")
        || ("/" + path + "/").contains("/../")) {
      throw UnreadableFile.because(
          "The archive names a file \"%s\", which points out of it.".formatted(shown(name)),
          "Pack the file again by itself, without the path to it.");
    }
    if (path.equals("[Content_Types].xml") || path.equals("mimetype")) {
      throw UnreadableFile.because(
          "This is a spreadsheet, not delimited text.",
          "Save it from the spreadsheet program as \"CSV UTF-8\" and import that file.");
    }
  }

  private static String shown(String name) {
    return name.length() > 100 ? name.substring(0, 100) + "..." : name;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    int count = zip.read(target, offset, length);
    if (count < 0) {
      ended = true;
      ZipEntry other = nextFile(zip);
      if (other != null) {
        throw UnreadableFile.because(
            "The archive has several files in it: \"%s\" and \"%s\"."
                .formatted(shown(name), shown(other.getName())),
            "Pack each file by itself and import one after the other.");
      }
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
