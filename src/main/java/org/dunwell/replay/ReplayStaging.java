package org.dunwell.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.receivables.imports.Row;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Puts the rows of a ledger file where they wait for their day. */
@Component
class ReplayStaging {

  /** Rows per statement. */
  private static final int BATCH = 2_000;

  private final JdbcTemplate jdbc;
  private final ReplayMapper mapper;
  private final ObjectMapper json;

  ReplayStaging(JdbcTemplate jdbc, ReplayMapper mapper, ObjectMapper json) {
    this.jdbc = jdbc;
    this.mapper = mapper;
    this.json = json;
  }

  /** Stages the whole file; ids follow the order of kinds, so that one moment keeps it. */
  void stage(long runId, ReplayFile file, ReplayPlan plan) {
    for (String kind : file.kinds()) {
      List<StagedRow> batch = new ArrayList<>(BATCH);
      // a flat export repeats its customer in every line; once is enough
      Set<Map<String, String>> seen = new HashSet<>();
      file.read(
          kind,
          row -> {
            if (!row.problems().isEmpty()) {
              mapper.refuse(kind, row.problems());
            } else if (ReplayPlan.dated(kind) || seen.add(row.fields())) {
              batch.add(staged(kind, row, plan));
              flush(runId, batch, BATCH);
            }
          });
      flush(runId, batch, 1);
    }
  }

  private StagedRow staged(String kind, Row row, ReplayPlan plan) {
    try {
      String fields = json.writeValueAsString(row.fields());
      return new StagedRow(0, plan.dueAt(kind, row), kind, row.line(), fields, row.raw());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void flush(long runId, List<StagedRow> batch, int atLeast) {
    if (batch.size() < atLeast) {
      return;
    }
    jdbc.batchUpdate(
        """
        insert into replay.staged_row (run_id, due_at, kind, line, fields, raw)
        values (?, ?, ?, ?, ?::jsonb, ?)
        """,
        batch,
        batch.size(),
        (statement, row) -> {
          statement.setLong(1, runId);
          statement.setTimestamp(2, Timestamp.from(row.dueAt()));
          statement.setString(3, row.kind());
          statement.setLong(4, row.line());
          statement.setString(5, row.fields());
          statement.setString(6, row.raw());
        });
    batch.clear();
  }
}
