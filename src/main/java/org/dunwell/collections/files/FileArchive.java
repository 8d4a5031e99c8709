package org.dunwell.collections.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dunwell.platform.files.FileName;

/** A ZIP archive that is being written; no two entries have the same name on any system. */
final class FileArchive {

  private final ZipOutputStream zip;
  private final Instant asOf;
  private final Set<String> taken = new HashSet<>();

  FileArchive(OutputStream out, Instant asOf) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    this.asOf = asOf;
  }

  /**
   * Adds a file.
   *
   * @param folder ours, such as {@code letters/}; empty for none
   * @param name as somebody outside may have given it
   * @return the path it has in the archive
   */
  String add(String folder, String name, byte[] body) throws IOException {
    String path = free(folder, FileName.safe(name.replaceAll("[/\\\\]", "_")));
    open(path).write(body);
    close();
    return path;
  }

  void text(String path, String body) throws IOException {
    open(path).write(body.getBytes(StandardCharsets.UTF_8));
    close();
  }

  /** Begins an entry; what is written goes into it until {@link #close()}. */
  OutputStream open(String path) throws IOException {
    taken.add(key(path));
    ZipEntry entry = new ZipEntry(path);
    // entries carry the moment of the file, not of the machine that writes it
    entry.setTimeLocal(asOf.atOffset(ZoneOffset.UTC).toLocalDateTime());
    zip.putNextEntry(entry);
    return zip;
  }

  void close() throws IOException {
    zip.closeEntry();
  }

  void finish() throws IOException {
    zip.finish();
  }

  private String free(String folder, String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    String path = folder + name;
    for (int again = 2; taken.contains(key(path)); again++) {
      path = folder + stem + "-" + again + ending;
    }
    return path;
  }

  /** Some systems do not tell upper from lower case. */
  private static String key(String path) {
    return path.toLowerCase(Locale.ROOT);
  }
}
