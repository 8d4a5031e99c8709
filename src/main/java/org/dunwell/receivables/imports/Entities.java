package org.dunwell.receivables.imports;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The selling entities as rows of a file name them. */
final class Entities {

  /** What imports need to know of a selling entity. */
  record Entity(long id, String code, String currency, ZoneId zone) {}

  private final Map<String, Entity> byCode;

  private Entities(List<Entity> all) {
    this.byCode = all.stream().collect(Collectors.toMap(Entity::code, Function.identity()));
  }

  static Entities read(JdbcClient jdbc) {
    return new Entities(
        jdbc.sql("select id, code, currency, time_zone from receivables.selling_entity order by id")
            .query(
                (row, n) ->
                    new Entity(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getString("currency"),
                        ZoneId.of(row.getString("time_zone"))))
            .list());
  }

  /**
   * The one a row names; where there is only one, rows need not name it.
   *
   * @return null when there is none, the row's problem then being added
   */
  Entity of(Row row, List<Problem> problems) {
    String code = row.text("sellingEntity");
    if (code == null && byCode.size() == 1) {
      return byCode.values().iterator().next();
    }
    Entity entity = byCode.get(code);
    if (entity == null) {
      problems.add(
          row.problem(
              "sellingEntity",
              code == null ? "No selling entity is named." : "There is no such selling entity.",
              byCode.isEmpty()
                  ? "Import the selling entities first."
                  : "Take one of: %s.".formatted(String.join(", ", byCode.keySet()))));
    }
    return entity;
  }
}
