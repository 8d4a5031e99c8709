package org.dunwell.receivables.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.dunwell.platform.time.TimeMachine;
import org.dunwell.receivables.imports.FolderFiles.Lying;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Looks into a folder for files of one kind: what rests there becomes an import, and is put away
 * with what came of it when the import has ended. Which file is taken stands in the database, so
 * that no node takes it twice and a crash loses none.
 */
public class ImportFolder implements DueWork {

  private static final Duration PERIOD = Duration.ofMinutes(1);

  /**
   * Which folder it is.
   *
   * @param room whose files they are
   * @param kind of import
   * @param path empty when nobody has set one up
   * @param setting that names it
   * @param submit where a file goes; answers the id of its run
   */
  public record Watched(
      String room, String kind, String path, String setting, ToLongFunction<Upload> submit) {}

  private final Watched watched;
  private final String trouble;
  private final FolderImports imports;
  private final Troubles troubles;
  private final ObjectProvider<TimeMachine> timeMachine;
  private final Clock clock;

  /** What lay there at the last look: a file that is still written is another at the next. */
  private Map<String, String> seen = Map.of();

  private Instant lastLook = Instant.EPOCH;

  /** Perhaps since before the last start. */
  private boolean failing = true;

  /** A work of the room's own. */
  protected ImportFolder(
      Watched watched,
      FolderImports imports,
      Troubles troubles,
      ObjectProvider<TimeMachine> timeMachine,
      Clock clock) {
    this.watched = watched;
    this.trouble = watched.kind() + "-folder";
    this.imports = imports;
    this.troubles = troubles;
    this.timeMachine = timeMachine;
    this.clock = clock;
  }

  @Override
  public String name() {
    return watched.room() + "." + trouble;
  }

  /** Not while the time machine walks: files come in the world's time. */
  @Override
  public Optional<Instant> nextDue() {
    if (watched.path().isEmpty() || timeMachine.getObject().target().isPresent()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return Optional.of(lastLook.isAfter(now) ? now : lastLook.plus(PERIOD));
  }

  @Override
  public void runDue(Instant now) {
    lastLook = now;
    try {
      FolderFiles files = new FolderFiles(Path.of(watched.path()));
      imports.putAway(watched.kind(), files);
      look(files);
      if (failing) {
        failing = false;
        troubles.resolve(watched.room(), trouble, "folder", "system");
      }
    } catch (IOException | UncheckedIOException failure) {
      failing = true;
      troubles.report(
          watched.room(),
          trouble,
          "folder",
          "The folder of %s cannot be read or its files cannot be put away: "
                  .formatted(watched.kind())
              + failure.getMessage(),
          "Check %s and that Dunwell may read and write there.".formatted(watched.setting()),
          failure);
    }
  }

  private void look(FolderFiles files) throws IOException {
    Map<String, String> lying = new HashMap<>();
    for (Lying file : files.waiting()) {
      lying.put(file.path(), file.state());
      if (!file.regular()) {
        refuse(files, file, "It is a link or no file.", "Put the file itself here.");
      } else if (file.size() > FolderFiles.MOST_BYTES) {
        refuse(
            files,
            file,
            "It is larger than %d MB.".formatted(FolderFiles.MOST_BYTES >> 20),
            "Divide it.");
      } else if (file.state().equals(seen.get(file.path()))) {
        take(files, file);
      }
    }
    seen = lying;
  }

  private void take(FolderFiles files, Lying file) throws IOException {
    if (file.size() == 0) {
      refuse(files, file, "It is empty.", "Put it here anew.");
      return;
    }
    String sha256 = files.sha256(file);
    try (InputStream content = files.open(file)) {
      imports.take(watched.kind(), file.path(), sha256, content, watched.submit());
    }
  }

  private static void refuse(FolderFiles files, Lying file, String what, String mend)
      throws IOException {
    files.putAway(file, FolderFiles.REFUSED, "%s: %s %s%n".formatted(file.path(), what, mend));
  }
}
