package org.dunwell.receivables.documents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dunwell.platform.files.FileName;
import org.dunwell.platform.files.FileType;
import org.dunwell.receivables.imports.Row;
import org.dunwell.receivables.imports.RowFile;
import org.dunwell.receivables.imports.UnreadableFile;
import org.springframework.web.util.UriUtils;

/**
 * A ZIP archive of PDF files, or a single one, each named as its invoice is numbered. What an
 * archive says about itself is not believed: everything is counted while it is unpacked.
 */
final class DocumentFile implements RowFile {

  /** Larger ones go through no mail server along with a second one. */
  static final int MOST_BYTES = 5 * 1024 * 1024;

  /** Many times what a file of the size that may be uploaded holds in PDFs, which hardly shrink. */
  static final long MOST_UNPACKED = 2L << 30;

  private static final int MOST_FILES = 100_000;
  private static final int PIECE = 64 * 1024;
  private static final String MEND = "Send one PDF for each invoice, named as its number.";

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
   * @throws UnreadableFile when it is neither archive nor PDF
   */
  static DocumentFile open(String fileName, InputStream file) {
    BufferedInputStream in = new BufferedInputStream(file);
    try {
      in.mark(PIECE);
      FileType type = FileType.of(in.readNBytes(8));
      in.reset();
      return switch (type) {
        case ZIP -> new DocumentFile(in, new ZipInputStream(in), null);
        case PDF -> new DocumentFile(in, null, fileName);
        default ->
            throw UnreadableFile.because(
                "The file is neither a ZIP archive nor a PDF, whatever its name says.", MEND);
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
    byte[] bytes;
    try {
      bytes = (zip == null ? in : zip).readNBytes(MOST_BYTES + 1);
      count(bytes.length);
    } catch (IOException broken) {
      throw damaged(broken);
    }
    Row row = named(FileName.seen(name), bytes);
    if (row.text("number") == null) {
      return row.refused(row.problem(null, "The file is not named as a PDF.", MEND));
    }
    if (bytes.length > MOST_BYTES) {
      String problem = "The file is larger than %d MB.".formatted(MOST_BYTES >> 20);
      return row.refused(row.problem("number", problem, "Make it smaller."));
    }
    return FileType.of(bytes) == FileType.PDF
        ? row
        : row.refused(
            row.problem("number", "The file is not a PDF, whatever its name says.", MEND));
  }

  /** {@code DE01/R%2F1001.pdf} is the document of invoice R/1001 of our company DE01. */
  private Row named(String path, byte[] bytes) {
    String[] steps = path.split("[/\\\\]");
    String last = steps.length == 0 ? "" : steps[steps.length - 1];
    Map<String, String> fields = new HashMap<>();
    if (last.toLowerCase(Locale.ROOT).matches("(?s).+\\.pdf")) {
      fields.put("number", decoded(last.substring(0, last.length() - 4)).strip());
      fields.put("fileName", FileName.safe(last));
    }
    if (steps.length > 1) {
      fields.put("sellingEntity", steps[steps.length - 2]);
    }
    return Row.ofFile(read, fields, path, Map.of("number", "file name"), bytes);
  }

  private static String decoded(String name) {
    try {
      return FileName.seen(UriUtils.decode(name, java.nio.charset.StandardCharsets.UTF_8));
    } catch (IllegalArgumentException literal) {
      return name;
    }
  }

  private UnreadableFile damaged(Exception broken) {
    return UnreadableFile.because(
        "The archive is damaged or encrypted after %d files (%s); what came before them is stored."
            .formatted(read, broken.getMessage()),
        "Pack it again, without a password.");
  }
}
