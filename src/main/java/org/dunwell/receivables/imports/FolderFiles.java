package org.dunwell.receivables.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.dunwell.platform.files.Sha256;

/**
 * The files of a folder and of the folders in it, which may be named as companies of ours; and the
 * two folders they are put away to. Links are never followed.
 */
final class FolderFiles {

  static final String DONE = "done";
  static final String REFUSED = "refused";

  /** As much as may be uploaded. */
  static final long MOST_BYTES = 256L * 1024 * 1024;

  /** Files at one look; the others have their turn at the next. */
  private static final int MOST_FILES = 200;

  /** What programs call files that they are still at. */
  private static final Set<String> UNFINISHED = Set.of("part", "tmp", "partial", "filepart");

  /** How often a name that is taken is given a number. */
  private static final int MOST_NAMESAKES = 1_000;

  private final Path folder;

  FolderFiles(Path folder) throws IOException {
    this.folder = folder.toRealPath();
  }

  /**
   * A file as it lies there.
   *
   * @param path from the folder, with slashes
   * @param state its size and when it was last written
   */
  record Lying(Path file, String path, String state, boolean regular, long size) {}

  /** Those that wait to be taken, by name; what was put away is not even listed. */
  List<Lying> waiting() throws IOException {
    List<Lying> files = new ArrayList<>();
    for (Path one : in(folder)) {
      boolean inner = Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS);
      for (Path file : inner ? in(one) : List.of(one)) {
        if (files.size() < MOST_FILES && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          files.add(lying(file));
        }
      }
    }
    return files;
  }

  private List<Path> in(Path parent) throws IOException {
    try (Stream<Path> found = Files.list(parent)) {
      return found.filter(this::isMeant).sorted().toList();
    }
  }

  private boolean isMeant(Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean away = file.getParent().equals(folder) && Set.of(DONE, REFUSED).contains(name);
    return !away
        && !name.startsWith(".")
        && !name.equals("Thumbs.db")
        && !UNFINISHED.contains(ending);
  }

  private Lying lying(Path file) throws IOException {
    BasicFileAttributes facts =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new Lying(
        file,
        folder.relativize(file).toString().replace('\\', '/'),
        facts.size() + " " + facts.lastModifiedTime(),
        facts.isRegularFile(),
        facts.size());
  }

  /** The file of a path, or null when it lies there no more or has become something else. */
  Lying at(String path) throws IOException {
    Path file = folder.resolve(path).normalize();
    return file.startsWith(folder) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? lying(file)
        : null;
  }

  /** Its content; fails on a link, also when it became one a moment ago. */
  InputStream open(Lying lying) throws IOException {
    if (!lying.file().getParent().toRealPath().startsWith(folder)) {
      throw new IOException(lying.path() + " lies outside of the folder");
    }
    return new BufferedInputStream(Files.newInputStream(lying.file(), LinkOption.NOFOLLOW_LINKS));
  }

  String sha256(Lying lying) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] piece = new byte[64 * 1024];
    try (InputStream in = open(lying)) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        digest.update(piece, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Puts a file away under a name that is free, and writes over nothing.
   *
   * @param words what stands beside it in a text file; null for none
   */
  void putAway(Lying lying, String where, String words) throws IOException {
    Path target = folder.resolve(where);
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(target);
    }
    String name = lying.file().getFileName().toString();
    for (int i = 1; ; i++) {
      Path to = target.resolve(i == 1 ? name : i + "-" + name);
      try {
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
          throw new FileAlreadyExistsException(to.toString());
        }
        if (words != null) {
          Files.writeString(
              to.resolveSibling(to.getFileName() + ".txt"), words, StandardOpenOption.CREATE_NEW);
        }
        Files.move(lying.file(), to);
        return;
      } catch (FileAlreadyExistsException taken) {
        if (i == MOST_NAMESAKES) {
          throw taken;
        }
      }
    }
  }
}
