package org.dunwell.credit.scores;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dunwell.platform.decisions.Decision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why a score is what it is: the decisions behind it with their inputs and the rows that fired. */
@Component
public class ScoreReasons {

  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
  private static final TypeReference<List<Decision.FiredRow>> FIRED = new TypeReference<>() {};

  /**
   * One decision.
   *
   * @param decision the table's id
   * @param version of the table
   * @param inputs by name
   * @param rows that fired, each with the points it gave
   */
  public record Reason(
      long decisionId,
      String decision,
      String version,
      Map<String, Object> inputs,
      List<Decision.FiredRow> rows) {}

  private final ScoreMapper mapper;
  private final JdbcClient jdbc;
  private final ObjectMapper json;

  ScoreReasons(ScoreMapper mapper, JdbcClient jdbc, ObjectMapper json) {
    this.mapper = mapper;
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Behaviour and accounts first, where there are any, then what was made of them. */
  public List<Reason> of(long scoreId) {
    Long[] ids =
        mapper.behind(scoreId).stream()
            .flatMap(
                behind ->
                    Stream.of(
                        behind.behaviourDecisionId(),
                        behind.financialDecisionId(),
                        behind.decisionId()))
            .filter(Objects::nonNull)
            .toArray(Long[]::new);
    return jdbc.sql(
            """
            select id, decision, version, inputs::text, fired::text
            from platform.decision
            where id = any (?)
            order by array_position(?::bigint[], id)
            """)
        .params(Arrays.asList(ids, ids))
        .query(
            (row, n) ->
                new Reason(
                    row.getLong("id"),
                    row.getString("decision"),
                    row.getString("version"),
                    read(row.getString("inputs"), VALUES),
                    read(row.getString("fired"), FIRED)))
        .list();
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored decision cannot be read: " + text, e);
    }
  }
}
