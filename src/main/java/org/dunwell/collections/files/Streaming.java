package org.dunwell.collections.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows that are written while they are read. */
final class Streaming {

  private Streaming() {}

  /** What is done with a row. */
  interface Step {
    void take(ResultSet row) throws SQLException, IOException;
  }

  /** The caller's transaction keeps the cursor, and the template says how many rows wait in it. */
  static void each(JdbcTemplate jdbc, String sql, Step step, Object... values) throws IOException {
    try {
      jdbc.query(
          sql,
          row -> {
            try {
              step.take(row);
            } catch (IOException broken) {
              throw new UncheckedIOException(broken);
            }
          },
          values);
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }
}
