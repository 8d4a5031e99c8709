package org.dunwell.collections.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.dunwell.platform.files.SpreadsheetText;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes tables of a file as CSV, reading a portion of rows at a time. */
@Component
class FileTables {

  /** Rows that wait in memory. */
  private static final int PORTION = 500;

  private final NamedParameterJdbcTemplate jdbc;

  FileTables(DataSource database) {
    JdbcTemplate streaming = new JdbcTemplate(database);
    streaming.setFetchSize(PORTION);
    jdbc = new NamedParameterJdbcTemplate(streaming);
  }

  /** The caller's transaction keeps the cursor; the stream stays open. */
  void write(FileTable table, FileOrder order, OutputStream out) throws java.io.IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().build(text);
    jdbc.query(
        table.sql(),
        parameters(order),
        (ResultSet rows) -> {
          ResultSetMetaData columns = rows.getMetaData();
          csv.writeRecord(names(columns));
          while (rows.next()) {
            csv.writeRecord(cells(rows, columns.getColumnCount()));
          }
          return null;
        });
    csv.flush();
    text.flush();
  }

  /** Which of our companies the invoices are owed to. */
  List<Long> sellingEntities(FileOrder order) {
    return jdbc.queryForList(
        """
        select distinct selling_entity_id
        from receivables.invoice
        where id = any(:invoices)
        order by selling_entity_id
        """,
        parameters(order),
        Long.class);
  }

  private static MapSqlParameterSource parameters(FileOrder order) {
    return new MapSqlParameterSource()
        .addValue("customer", order.customerId())
        .addValue("invoices", order.invoiceIds().toArray(Long[]::new))
        .addValue("now", Timestamp.from(order.asOf()))
        .addValue("day", order.owedOn().toString());
  }

  private static List<String> names(ResultSetMetaData columns) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnLabel(i));
    }
    return names;
  }

  private static List<String> cells(ResultSet rows, int columns) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      cells.add(cell(rows.getObject(i)));
    }
    return cells;
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Timestamp moment) {
      return moment.toInstant().toString();
    }
    if (value instanceof java.math.BigDecimal amount) {
      return amount.stripTrailingZeros().scale() < 2
          ? amount.setScale(2).toPlainString()
          : amount.stripTrailingZeros().toPlainString();
    }
    return value instanceof String text ? SpreadsheetText.harmless(text) : value.toString();
  }

  /** What is there of these, with commas. */
  static String joined(String... parts) {
    return Arrays.stream(parts).filter(Objects::nonNull).collect(Collectors.joining(", "));
  }
}
