package org.dunwell.platform.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.NotThere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decisions that were taken: what they were asked, what they said, and whether they still would.
 */
@Component
public class StoredDecisions {

  private static final TypeReference<Map<String, Object>> COLUMNS = new TypeReference<>() {};
  private static final TypeReference<List<Decision.FiredRow>> ROWS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final DecisionStore store;
  private final ObjectMapper json;

  StoredDecisions(JdbcClient jdbc, DecisionStore store, ObjectMapper json) {
    this.jdbc = jdbc;
    this.store = store;
    this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }

  /**
   * A decision as it was stored; its output by column.
   *
   * @param at when it was taken
   */
  public record Stored(Decision<Map<String, Object>> decision, Instant at) {}

  /**
   * @throws NotThere when there is none with this id
   */
  public Stored byId(long id) {
    return jdbc.sql(
            """
            select decision, version, decided_at, inputs::text, output::text, fired::text
            from platform.decision
            where id = ?
            """)
        .param(id)
        .query(
            (row, n) ->
                new Stored(
                    new Decision<>(
                        id,
                        row.getString(1),
                        row.getString(2),
                        read(row.getString(4), COLUMNS),
                        read(row.getString(5), COLUMNS),
                        read(row.getString(6), ROWS)),
                    row.getTimestamp(3).toInstant()))
        .optional()
        .orElseThrow(() -> new NotThere("decision", Long.toString(id)));
  }

  /**
   * Takes the decision again, by the very model that took it and with what it was asked. Compiles
   * that model, which takes a moment. Nothing is stored; the id is 0.
   *
   * @throws DecisionFailed when that model is not kept
   */
  public Decision<Map<String, Object>> again(long id) {
    Decision<Map<String, Object>> then = byId(id).decision();
    String content =
        store.content(then.decision(), then.version()).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new DecisionFailed(
                        "Version %s of %s is not kept."
                            .formatted(then.version(), then.decision())));
    Model.Outcome now = Model.compile(then.decision(), content).decide(then.inputs());
    return new Decision<>(
        0, then.decision(), then.version(), then.inputs(), now.output(), now.fired());
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored decision is JSON of our own", e);
    }
  }
}
