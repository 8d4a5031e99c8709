package org.dunwell.collections.files;

import java.time.Clock;
import org.dunwell.platform.TroubleRetry;
import org.springframework.stereotype.Component;

/** Makes a file once more that failed too often. */
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
    return "collections/customer-file";
  }

  @Override
  public void retry(String subject) {
    shelf.again(Long.parseLong(subject), clock.instant());
  }
}
