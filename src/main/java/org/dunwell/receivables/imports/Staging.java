package org.dunwell.receivables.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Puts rows into a temporary table of the current transaction's connection by COPY, the fastest
 * door PostgreSQL has; set-based statements take them from there.
 */
@Component
public class Staging {

  private final JdbcTemplate jdbc;
  private final DataSource dataSource;

  Staging(JdbcTemplate jdbc, DataSource dataSource) {
    this.jdbc = jdbc;
    this.dataSource = dataSource;
  }

  /**
   * A temporary table.
   *
   * @param columns what rows bring, in order
   * @param definition all columns as in {@code create table}
   */
  public record Table(String name, String columns, String definition) {}

  /** Empties the table, creating it if need be, and fills it. */
  public void fill(Table table, List<Object[]> rows) {
    jdbc.execute(
        "create temporary table if not exists %s (%s) on commit delete rows"
            .formatted(table.name(), table.definition()));
    jdbc.execute("truncate pg_temp." + table.name());
    if (rows.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder(rows.size() * 128);
    rows.forEach(row -> append(text, row));
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy pg_temp.%s (%s) from stdin".formatted(table.name(), table.columns()),
              new StringReader(text.toString()));
    } catch (SQLException e) {
      throw jdbc.getExceptionTranslator().translate("copy", table.name(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static void append(StringBuilder text, Object[] row) {
    for (int i = 0; i < row.length; i++) {
      text.append(i == 0 ? "" : "\t");
      if (row[i] == null) {
        text.append("\\N");
      } else {
        escape(text, row[i].toString());
      }
    }
    text.append('\n');
  }

  private static void escape(StringBuilder text, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }
}
