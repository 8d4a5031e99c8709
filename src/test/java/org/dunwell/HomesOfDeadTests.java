package org.dunwell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.springframework.util.FileSystemUtils;

/** Every JVM of tests has a home of its own, named by its process; those of ended ones go. */
public class HomesOfDeadTests implements LauncherSessionListener {

  private static final Path HOMES = Path.of("target", "test-home");

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (!Files.isDirectory(HOMES)) {
      return;
    }
    try (Stream<Path> homes = Files.list(HOMES)) {
      List<Path> dead = homes.filter(HomesOfDeadTests::isDead).toList();
      for (Path home : dead) {
        FileSystemUtils.deleteRecursively(home);
      }
    } catch (IOException busy) {
      // another JVM of tests is at it
    }
  }

  private static boolean isDead(Path home) {
    String name = home.getFileName().toString();
    return name.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(name)).isEmpty();
  }
}
