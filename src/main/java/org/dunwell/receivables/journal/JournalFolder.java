package org.dunwell.receivables.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.dunwell.platform.files.FileName;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder from which an ERP takes batches, one below it for each selling entity. A file has its
 * name only when all of it is on the disk, so nobody reads half of one.
 */
@Component
class JournalFolder {

  private final String folder;

  JournalFolder(@Value("${dunwell.journal.folder}") String folder) {
    this.folder = folder;
  }

  /**
   * Writes a batch; what is there already under its names becomes the same again.
   *
   * @throws IOException when the folder cannot be written
   */
  void write(JournalBatch batch, byte[] json, byte[] csv) throws IOException {
    Path place = Path.of(folder).resolve(FileName.safe(batch.sellingEntity()));
    Files.createDirectories(place);
    String name = FileName.safe(batch.name());
    put(place, name + ".json", json);
    put(place, name + ".csv", csv);
  }

  private static void put(Path place, String name, byte[] bytes) throws IOException {
    Path half = Files.createTempFile(place, ".half-", ".tmp");
    try {
      try (FileChannel out = FileChannel.open(half, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        out.force(true);
      }
      rename(half, place.resolve(name));
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static void rename(Path half, Path whole) throws IOException {
    try {
      Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException odd) {
      throw new IOException(
          "%s cannot rename a file in one step; take a folder on another file system."
              .formatted(whole.getParent()),
          odd);
    }
  }
}
