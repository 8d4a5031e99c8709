package org.dunwell.receivables.documents;

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
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.dunwell.platform.time.TimeMachine;
import org.dunwell.receivables.documents.FolderFiles.Lying;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Looks into a folder for documents: what rests there becomes an import, and is put away with what
 * came of it when the import has ended. Which file is taken stands in the database, so that no node
 * takes it twice and a crash loses none.
 */
@Component
@Order(4)
class DocumentFolder implements DueWork {

  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final String TROUBLE = "documents-folder";

  private final String folder;
  private final FolderImports imports;
  private final Troubles troubles;
  private final ObjectProvider<TimeMachine> timeMachine;
  private final Clock clock;

  /** What lay there at the last look: a file that is still written is another at the next. */
  private Map<String, String> seen = Map.of();

  private Instant lastLook = Instant.EPOCH;

  /** Perhaps since before the last start. */
  private boolean failing = true;

  DocumentFolder(
      DocumentSettings settings,
      FolderImports imports,
      Troubles troubles,
      ObjectProvider<TimeMachine> timeMachine,
      Clock clock) {
    this.folder = settings.folder();
    this.imports = imports;
    this.troubles = troubles;
    this.timeMachine = timeMachine;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "receivables.document-folder";
  }

  /** Not while the time machine walks: files come in the world's time. */
  @Override
  public Optional<Instant> nextDue() {
    if (folder.isEmpty() || timeMachine.getObject().target().isPresent()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return Optional.of(lastLook.isAfter(now) ? now : lastLook.plus(PERIOD));
  }

  @Override
  public void runDue(Instant now) {
    lastLook = now;
    try {
      FolderFiles files = new FolderFiles(Path.of(folder));
      imports.putAway(files);
      look(files);
      if (failing) {
        failing = false;
        troubles.resolve("receivables", TROUBLE, "folder", "system");
      }
    } catch (IOException | UncheckedIOException failure) {
      failing = true;
      troubles.report(
          "receivables",
          TROUBLE,
          "folder",
          "The folder of documents cannot be read or its files cannot be put away: "
              + failure.getMessage(),
          "Check dunwell.documents.folder and that Dunwell may read and write there.",
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
      imports.take(file.path(), sha256, content);
    }
  }

  private static void refuse(FolderFiles files, Lying file, String what, String mend)
      throws IOException {
    files.putAway(file, FolderFiles.REFUSED, "%s: %s %s%n".formatted(file.path(), what, mend));
  }
}
