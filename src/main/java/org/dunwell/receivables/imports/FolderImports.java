package org.dunwell.receivables.imports;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.dunwell.receivables.imports.FolderFiles.Lying;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The imports that files of folders have become. */
@Component
public class FolderImports {

  /** Lines in the text beside a refused file; the import's own page has all. */
  private static final int MOST_LINES = 1_000;

  /** Files put away at one look. */
  private static final int MOST_FILES = 500;

  private final JdbcClient jdbc;
  private final Imports imports;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FolderImports(JdbcClient jdbc, Imports imports, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.imports = imports;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A file whose import has ended. */
  private record Taken(long id, String path, String sha256, long importId) {}

  /**
   * Makes an import of a file, unless it waits for the end of one already.
   *
   * @param submit where the file goes; answers the id of its run
   */
  void take(
      String kind, String path, String sha256, InputStream content, ToLongFunction<Upload> submit) {
    transaction.executeWithoutResult(
        status -> {
          if (isTaken(kind, path)) {
            return;
          }
          long run = submit.applyAsLong(new Upload(kind, path, content, null, false, "system"));
          int claimed =
              jdbc.sql(
                      """
                      insert into receivables.document_file (kind, path, sha256, import_id, taken_at)
                      values (?, ?, ?, ?, ?)
                      on conflict (kind, path) where not put_away do nothing
                      """)
                  .params(kind, path, sha256, run, Timestamp.from(clock.instant()))
                  .update();
          if (claimed == 0) {
            // another node was faster; its import is the one
            status.setRollbackOnly();
          }
        });
  }

  private boolean isTaken(String kind, String path) {
    return jdbc.sql(
            """
            select exists (
              select from receivables.document_file where kind = ? and path = ? and not put_away)
            """)
        .params(kind, path)
        .query(Boolean.class)
        .single();
  }

  /**
   * Puts away what has been imported. A file that is another by now stays and is taken anew.
   *
   * @throws IOException when one cannot be moved; it is tried again at the next look
   */
  void putAway(String kind, FolderFiles files) throws IOException {
    for (Taken taken : ended(kind)) {
      Lying file = files.at(taken.path());
      if (file != null && files.sha256(file).equals(taken.sha256())) {
        ImportRun run = imports.byId(taken.importId());
        boolean good = run.state().equals("done") && run.rejected() == 0;
        files.putAway(
            file, good ? FolderFiles.DONE : FolderFiles.REFUSED, good ? null : words(run));
      }
      jdbc.sql("update receivables.document_file set put_away = true where id = ?")
          .param(taken.id())
          .update();
    }
  }

  private List<Taken> ended(String kind) {
    return jdbc.sql(
            """
            select f.id, f.path, f.sha256, f.import_id
            from receivables.document_file f
            join receivables.import_run r on r.id = f.import_id
            where f.kind = ?
              and not f.put_away
              and r.ended_at is not null
            order by f.id
            limit ?
            """)
        .params(kind, MOST_FILES)
        .query(Taken.class)
        .list();
  }

  private String words(ImportRun run) {
    String head =
        run.failure() == null
            ? "%d rows were stored, %d were known. Refused:"
                .formatted(run.accepted(), run.unchanged())
            : run.failure();
    // a file that cannot be read at all has its problems in the head already
    return imports.problems(run.id(), 0, MOST_LINES).stream()
        .map(FolderImports::line)
        .filter(line -> !head.contains(line))
        .collect(
            Collectors.joining(
                System.lineSeparator(),
                head + System.lineSeparator(),
                "%nImport %d. When it is mended, put the file into the folder again.%n"
                    .formatted(run.id())));
  }

  private static String line(Problem problem) {
    String words = problem.problem() + " " + problem.mend();
    return problem.raw().isEmpty() ? words : problem.raw() + ": " + words;
  }
}
