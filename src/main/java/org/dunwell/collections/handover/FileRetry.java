package org.dunwell.collections.handover;

import java.time.Clock;
import org.dunwell.platform.TroubleRetry;
import org.springframework.stereotype.Component;

/** Makes the file of a hand-over once more that failed too often. */
@Component
class FileRetry implements TroubleRetry {

  private final FileShelf shelf;
  private final Clock clock;

  FileRetry(FileShelf shelf, Clock clock) {
    this.shelf = shelf;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "collections/handover-file";
  }

  @Override
  public void retry(String subject) {
    shelf.again(Long.parseLong(subject), clock.instant());
  }
}
