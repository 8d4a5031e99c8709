package org.dunwell.payments.bank;

import java.time.Clock;
import org.dunwell.payments.bank.read.CsvColumns;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.TimeMachine;
import org.dunwell.receivables.imports.FolderImports;
import org.dunwell.receivables.imports.ImportFolder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The folder that banks' files are put into by other programs. */
@Component
@Order(4)
class StatementFolder extends ImportFolder {

  StatementFolder(
      @Value("${dunwell.bank.folder:}") String folder,
      BankStatements statements,
      FolderImports imports,
      Troubles troubles,
      ObjectProvider<TimeMachine> timeMachine,
      Clock clock) {
    super(
        new Watched(
            "payments",
            CsvColumns.NAME,
            folder,
            "dunwell.bank.folder",
            file -> statements.runOf(statements.submit(file))),
        imports,
        troubles,
        timeMachine,
        clock);
  }
}
