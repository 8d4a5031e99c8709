package org.dunwell.payments.bank.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Bank files of others, which lie beside the repository where it is developed. */
final class SharedBankFiles {

  static final Path FOLDER = Path.of("../shared/data/bank");

  private SharedBankFiles() {}

  static boolean there() {
    return Files.isDirectory(FOLDER);
  }

  /** All that end so, by path. */
  static List<Path> all(String ending) {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.endsWith("LICENSE"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
