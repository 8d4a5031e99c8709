package org.dunwell.credit.bureaus.feed;

import java.time.Clock;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.TimeMachine;
import org.dunwell.receivables.imports.FolderImports;
import org.dunwell.receivables.imports.ImportFolder;
import org.dunwell.receivables.imports.Imports;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The folder that bureaus' nightly files are put into by other programs. */
@Component
@Order(4)
class FeedFolder extends ImportFolder {

  FeedFolder(
      @Value("${dunwell.bureau-feed.folder:}") String folder,
      Imports imports,
      FolderImports folders,
      Troubles troubles,
      ObjectProvider<TimeMachine> timeMachine,
      Clock clock) {
    super(
        new Watched("credit", FeedKind.NAME, folder, "dunwell.bureau-feed.folder", imports::submit),
        folders,
        troubles,
        timeMachine,
        clock);
  }
}
