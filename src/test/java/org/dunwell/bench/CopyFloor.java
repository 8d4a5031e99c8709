package org.dunwell.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The floor: rows that are there already go, by {@code COPY}, into tables with the same columns and
 * indexes. Nothing that writes these rows can be faster.
 */
final class CopyFloor {

  private final DataSource database;

  CopyFloor(DataSource database) {
    this.database = database;
  }

  /**
   * Copies rows of several tables on so many connections at once.
   *
   * @param rows by table, a condition on it
   * @return how many seconds that took
   */
  double seconds(Map<String, String> rows, int connections) throws Exception {
    Map<String, List<byte[]>> bytes = new LinkedHashMap<>();
    try (Connection one = database.getConnection()) {
      one.createStatement().execute("drop schema if exists floor cascade; create schema floor");
      for (Map.Entry<String, String> table : rows.entrySet()) {
        one.createStatement()
            .execute(
                "create table floor.%s (like %s including all)"
                    .formatted(name(table.getKey()), table.getKey()));
        bytes.put(
            table.getKey(), parts(one, table.getKey(), table.getValue(), connections).toList());
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    long begin = System.nanoTime();
    List<Callable<Void>> work =
        IntStream.range(0, connections).mapToObj(i -> (Callable<Void>) () -> in(bytes, i)).toList();
    for (Future<Void> done : threads.invokeAll(work)) {
      done.get();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    threads.shutdown();
    try (Connection one = database.getConnection()) {
      one.createStatement().execute("drop schema floor cascade");
    }
    return seconds;
  }

  private static java.util.stream.Stream<byte[]> parts(
      Connection from, String table, String where, int parts) {
    return IntStream.range(0, parts)
        .mapToObj(
            part -> {
              try {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                copies(from)
                    .copyOut(
                        "copy (select * from %s t where %s and mod(abs(hashtext(t::text)), %d) = %d) to stdout"
                            .formatted(table, where, parts, part),
                        out);
                return out.toByteArray();
              } catch (SQLException | IOException e) {
                throw new IllegalStateException(table, e);
              }
            });
  }

  private Void in(Map<String, List<byte[]>> bytes, int part) throws Exception {
    try (Connection to = database.getConnection()) {
      for (Map.Entry<String, List<byte[]>> table : bytes.entrySet()) {
        copies(to)
            .copyIn(
                "copy floor.%s from stdin".formatted(name(table.getKey())),
                new ByteArrayInputStream(table.getValue().get(part)));
      }
    }
    return null;
  }

  private static CopyManager copies(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private static String name(String table) {
    return table.substring(table.indexOf('.') + 1);
  }
}
