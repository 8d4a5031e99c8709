package org.dunwell.receivables.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dunwell.receivables.undo.UndoPlan.Hindrance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks for everything that stands in the way: one statement per obstacle, however many rows. */
@Component
class Hindrances {

  private static final int NAMED = 5;

  private final JdbcClient jdbc;
  private final References references;
  private final List<Obstacles> rooms;

  Hindrances(JdbcClient jdbc, References references, List<Obstacles> rooms) {
    this.jdbc = jdbc;
    this.references = references;
    this.rooms = rooms;
  }

  /** A row of an import that something stands in the way of. */
  record Line(String reason, String name) {}

  List<Hindrance> of(long importId, Brought brought) {
    List<Hindrance> found = new ArrayList<>(changes(importId));
    for (Obstacle obstacle : obstacles(brought)) {
      long rows = count(importId, obstacle);
      if (rows > 0) {
        found.add(new Hindrance(obstacle.reason(), rows, names(importId, obstacle, NAMED)));
      }
    }
    return found;
  }

  /** Row by row, for a file. */
  List<Line> lines(long importId, Brought brought, int limit) {
    List<Line> lines = new ArrayList<>();
    for (Obstacle obstacle : obstacles(brought)) {
      names(importId, obstacle, limit - lines.size())
          .forEach(name -> lines.add(new Line(obstacle.reason(), name)));
    }
    return lines;
  }

  private List<Obstacle> obstacles(Brought brought) {
    return Stream.concat(
            rooms.stream().flatMap(room -> room.all().stream()), references.obstacles(brought))
        .filter(obstacle -> obstacle.brought() == brought)
        .toList();
  }

  /** There is no picture of before that could be brought back. */
  private List<Hindrance> changes(long importId) {
    return jdbc.sql(
            """
            select what, sum(number) as number
            from receivables.import_change
            where import_id = :import
            group by what
            order by what
            """)
        .param("import", importId)
        .query(
            (row, n) ->
                new Hindrance(
                    "it changed %s that were there before".formatted(row.getString("what")),
                    row.getLong("number"),
                    List.of()))
        .list();
  }

  private long count(long importId, Obstacle obstacle) {
    return jdbc.sql("select count(*) " + rows(obstacle))
        .param("import", importId)
        .query(Long.class)
        .single();
  }

  private List<String> names(long importId, Obstacle obstacle, int limit) {
    String name = obstacle.brought().nameColumn();
    return jdbc.sql(
            "select it.%s %s order by it.%s, it.id limit %d"
                .formatted(name, rows(obstacle), name, Math.max(0, limit)))
        .param("import", importId)
        .query(String.class)
        .list();
  }

  private static String rows(Obstacle obstacle) {
    return "from %s it where it.import_id = :import and (%s)"
        .formatted(obstacle.brought().table(), obstacle.condition());
  }
}
