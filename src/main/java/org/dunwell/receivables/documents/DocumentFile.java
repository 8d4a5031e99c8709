package org.dunwell.receivables.documents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dunwell.platform.files.FileType;
import org.dunwell.receivables.imports.Row;
import org.dunwell.receivables.imports.RowFile;
import org.dunwell.receivables.imports.UnreadableFile;

/**
 * A ZIP archive of documents ({@link DocumentRow}), or a single one. What an archive says about
 * itself is not believed: everything is counted while it is unpacked.
 */
final class DocumentFile implements RowFile {

  /** Many times what a file of the size that may be uploaded holds in PDFs, which hardly shrink. */
  static final long MOST_UNPACKED = 2L << 30;

  private static final int MOST_FILES = 100_000;
  private static final int PIECE = 64 * 1024;

  /** Enough to tell one kind of file from another. */
  private static final int START = 4_096;

  private final InputStream in;
  private final ZipInputStream zip;
  private String single;
  private long read;
  private long unpacked;
  private Row next;

  private DocumentFile(InputStream in, ZipInputStream zip, String single) {
    this.in = in;
    this.zip = zip;
    this.single = single;
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableFile when it is neither archive nor document
   */
  static DocumentFile open(String fileName, InputStream file) {
    BufferedInputStream in = new BufferedInputStream(file);
    try {
      in.mark(PIECE);
      FileType type = FileType.of(in.readNBytes(START));
      in.reset();
      return switch (type) {
        case ZIP -> new DocumentFile(in, new ZipInputStream(in), null);
        case PDF, MARKUP -> new DocumentFile(in, null, fileName);
        default ->
            throw UnreadableFile.because(
                "The file is neither a ZIP archive nor a PDF nor XML, whatever its name says.",
                DocumentRow.MEND);
      };
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public String header() {
    return "file name";
  }

  @Override
  public long read() {
    return read;
  }

  @Override
  public void skip(long count) {
    while (read < count && entry() != null) {
      next = null;
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      String name = entry();
      if (name == null) {
        return false;
      }
      next = isNoDocument(name) ? null : row(name);
    }
    return true;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row row = next;
    next = null;
    return row;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The name of the next file; null at the end. */
  private String entry() {
    if (zip == null) {
      String name = single;
      single = null;
      read += name == null ? 0 : 1;
      return name;
    }
    try {
      passOver();
      ZipEntry entry = zip.getNextEntry();
      if (entry == null) {
        return null;
      }
      if (++read > MOST_FILES) {
        throw UnreadableFile.because(
            "The archive has more than %,d files.".formatted(MOST_FILES), "Divide it.");
      }
      return entry.getName();
    } catch (IOException | IllegalArgumentException broken) {
      throw damaged(broken);
    }
  }

  /** What is left of the present file, counted: an archive may be made to fill any memory. */
  private void passOver() throws IOException {
    if (read == 0) {
      return;
    }
    byte[] piece = new byte[PIECE];
    for (int count = zip.read(piece); count > 0; count = zip.read(piece)) {
      count(count);
    }
  }

  private void count(int bytes) {
    unpacked += bytes;
    if (unpacked > MOST_UNPACKED) {
      throw UnreadableFile.because(
          "The archive unpacks to more than %d GB.".formatted(MOST_UNPACKED >> 30), "Divide it.");
    }
  }

  /** Folders, and what operating systems put in without being asked. */
  private static boolean isNoDocument(String name) {
    return name.endsWith("/")
        || name.startsWith("__MACOSX/")
        || name.matches("(?s)(.*/)?(\\.DS_Store|Thumbs\\.db)");
  }

  private Row row(String name) {
    try {
      byte[] bytes = (zip == null ? in : zip).readNBytes(DocumentRow.MOST_READ + 1);
      count(bytes.length);
      return DocumentRow.of(read, name, bytes);
    } catch (IOException broken) {
      throw damaged(broken);
    }
  }

  private UnreadableFile damaged(Exception broken) {
    return UnreadableFile.because(
        "The archive is damaged or encrypted after %d files (%s); what came before them is stored."
            .formatted(read, broken.getMessage()),
        "Pack it again, without a password.");
  }
}
