package org.dunwell.receivables.imports;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps what was refused, as far as there is room for it. */
@Component
class ProblemLog {

  private static final int SHOWN = 200;

  private final JdbcTemplate jdbc;
  private final ImportRunMapper mapper;

  ProblemLog(JdbcTemplate jdbc, ImportRunMapper mapper) {
    this.jdbc = jdbc;
    this.mapper = mapper;
  }

  void add(long importId, List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    ProblemRoom room = mapper.problemRoom(importId);
    List<Problem> kept = new ArrayList<>();
    room.keep(problems, kept::add);
    jdbc.batchUpdate(
        """
        insert into receivables.import_error (import_id, line, field, value, problem, mend, raw)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        kept,
        Math.max(1, kept.size()),
        (row, problem) -> {
          row.setLong(1, importId);
          row.setLong(2, problem.line());
          row.setString(3, storable(problem.field()));
          row.setString(4, shortened(storable(problem.value())));
          row.setString(5, storable(problem.problem()));
          row.setString(6, storable(problem.mend()));
          row.setString(7, storable(problem.raw()));
        });
  }

  /** PostgreSQL keeps no zero characters. */
  private static String storable(String text) {
    return text == null ? null : text.replace('\0', '\ufffd');
  }

  private static String shortened(String text) {
    return text == null || text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
