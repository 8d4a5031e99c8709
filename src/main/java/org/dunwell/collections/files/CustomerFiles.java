package org.dunwell.collections.files;

import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import org.dunwell.collections.files.FileShelf.Subject;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files that were made of customers' cases, kept as they were when they were made. */
@Component
public class CustomerFiles {

  private final FileShelf shelf;
  private final Clock clock;

  CustomerFiles(FileShelf shelf, Clock clock) {
    this.shelf = shelf;
    this.clock = clock;
  }

  /** Asks for the file of something; it is made within the minute. Asking twice makes one. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void order(FileSubject kind, long id) {
    shelf.order(new Subject(kind.kind(), id), clock.instant());
  }

  /** How many bytes the file has; empty while it is not made yet. */
  public Optional<Long> size(FileSubject kind, long id) {
    return shelf.finished(new Subject(kind.kind(), id)).map(shelf::size);
  }

  /**
   * Writes the file, a ZIP archive.
   *
   * @throws NotThere when it is not made yet
   */
  @Transactional(readOnly = true)
  public void copy(FileSubject kind, long id, OutputStream out) {
    shelf.copy(
        shelf
            .finished(new Subject(kind.kind(), id))
            .orElseThrow(() -> new NotThere("finished file", kind.kind() + "/" + id)),
        out);
  }
}
