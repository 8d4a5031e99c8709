package org.dunwell.receivables.documents;

import java.time.Clock;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.TimeMachine;
import org.dunwell.receivables.imports.FolderImports;
import org.dunwell.receivables.imports.ImportFolder;
import org.dunwell.receivables.imports.Imports;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The folder that documents are put into by other programs. */
@Component
@Order(4)
class DocumentFolder extends ImportFolder {

  DocumentFolder(
      DocumentSettings settings,
      Imports submit,
      FolderImports imports,
      Troubles troubles,
      ObjectProvider<TimeMachine> timeMachine,
      Clock clock) {
    super(
        new Watched(
            "receivables",
            "documents",
            settings.folder(),
            "dunwell.documents.folder",
            submit::submit),
        imports,
        troubles,
        timeMachine,
        clock);
  }
}
