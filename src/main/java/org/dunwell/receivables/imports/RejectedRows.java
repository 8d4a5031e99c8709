package org.dunwell.receivables.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The refused rows of a run as a file: each as it stood, what is wrong before it. Mended, it can be
 * imported as it is; columns nobody asks for are passed over.
 */
@Component
public class RejectedRows {

  private final Imports imports;

  RejectedRows(Imports imports) {
    this.imports = imports;
  }

  /** The file, UTF-8 with the header and delimiter of the original. */
  public String csv(long importId) {
    ImportRun run = imports.byId(importId);
    String header = run.header() == null ? "" : run.header();
    char delimiter = delimiter(run, header);
    Map<Long, String> rows = new LinkedHashMap<>();
    Map<Long, String> reasons = new LinkedHashMap<>();
    for (Problem problem : imports.problems(importId, 0, ProblemRoom.MAX_KEPT)) {
      rows.putIfAbsent(problem.line(), harmless(problem.raw(), delimiter));
      reasons.merge(problem.line(), said(problem), (one, other) -> one + " " + other);
    }
    // in front: rows may have fewer cells than the header
    StringBuilder file = new StringBuilder("\ufeffwhat is wrong").append(delimiter).append(header);
    rows.forEach(
        (line, row) ->
            file.append("\r\n").append(quoted(reasons.get(line))).append(delimiter).append(row));
    return file.append("\r\n").toString();
  }

  private static char delimiter(ImportRun run, String header) {
    String set = Mapping.parse(run.mapping()).setting("delimiter");
    return LedgerFile.delimiter(set, header);
  }

  private static String said(Problem problem) {
    String where = problem.field() == null ? "" : problem.field() + ": ";
    return "Line %d, %s%s %s".formatted(problem.line(), where, problem.problem(), problem.mend());
  }

  /** Who opens the file in a spreadsheet must not run what somebody wrote into a cell. */
  private static String harmless(String raw, char delimiter) {
    StringBuilder row = new StringBuilder();
    for (String cell : raw.split(java.util.regex.Pattern.quote(String.valueOf(delimiter)), -1)) {
      boolean quoted = cell.startsWith("\"");
      String text = quoted ? cell.substring(1) : cell;
      row.append(row.isEmpty() ? "" : delimiter).append(quoted ? "\"" : "");
      row.append(ValueReader.isFormula(text.strip()) ? "'" : "").append(text);
    }
    return row.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
