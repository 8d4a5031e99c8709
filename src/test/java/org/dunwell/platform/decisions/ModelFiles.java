package org.dunwell.platform.decisions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The models that the house ships, from the folder {@code rules/}. */
final class ModelFiles {

  private ModelFiles() {}

  static List<Path> all() {
    try (Stream<Path> files = Files.list(Path.of("rules"))) {
      return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Model compile(Path file) {
    return compile(id(file));
  }

  static String id(Path file) {
    return file.getFileName().toString().replace(".dmn", "");
  }

  static String examples(String id) {
    try {
      return Files.readString(Path.of("rules", id + ".examples.csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Model compile(String id) {
    return Model.compile(id, read(id));
  }

  static String read(String id) {
    try {
      return Files.readString(Path.of("rules", id + ".dmn"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
