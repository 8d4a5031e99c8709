package org.dunwell.platform.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Where models and decisions are kept, so that any action can be explained and decided again. */
@Component
class DecisionStore {

  /** A model that is or once was live. */
  record Version(String version, Instant liveSince) {}

  /** The sequence's increment: one statement fetches this many ids. */
  private static final int BLOCK = 100;

  /** About a megabyte of JSON a statement. */
  private static final int SLICE = 1_000;

  private final JdbcTemplate jdbc;
  private final ObjectMapper json;
  private final Clock clock;
  private final ArrayDeque<Long> ids = new ArrayDeque<>();

  DecisionStore(JdbcTemplate jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  void register(Model model) {
    jdbc.update(
        """
        insert into platform.decision_model (decision, version, content, live_since)
        values (?, ?, ?, ?)
        on conflict (decision, version) do nothing
        """,
        model.id(),
        model.version(),
        model.content(),
        Timestamp.from(clock.instant()));
  }

  /** All versions of a model, latest first. */
  List<Version> versions(String decision) {
    return jdbc.query(
        """
        select version, live_since
        from platform.decision_model
        where decision = ?
        order by live_since desc, version
        limit 1000
        """,
        (row, n) -> new Version(row.getString(1), row.getTimestamp(2).toInstant()),
        decision);
  }

  /** The .dmn of one version, if it was ever live. */
  List<String> content(String decision, String version) {
    return jdbc.queryForList(
        "select content from platform.decision_model where decision = ? and version = ?",
        String.class,
        decision,
        version);
  }

  <T> List<Decision<T>> insert(List<Decision<T>> previews, List<String> subjects) {
    List<Decision<T>> stored = new ArrayList<>(previews.size());
    for (int from = 0; from < previews.size(); from += SLICE) {
      int to = Math.min(from + SLICE, previews.size());
      List<Decision<T>> slice = withIds(previews.subList(from, to));
      insertSlice(slice, subjects.subList(from, to));
      stored.addAll(slice);
    }
    return stored;
  }

  private <T> void insertSlice(List<Decision<T>> decisions, List<String> subjects) {
    jdbc.update(
        """
        insert into platform.decision
          (id, decision, version, decided_at, subject, inputs, output, fired)
        select
          d.id,
          d.decision,
          d.version,
          ?,
          d.subject,
          d.inputs::jsonb,
          d.output::jsonb,
          d.fired::jsonb
        from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
          as d(id, decision, version, subject, inputs, output, fired)
        """,
        Timestamp.from(clock.instant()),
        decisions.stream().map(Decision::id).toArray(Long[]::new),
        texts(decisions, Decision::decision),
        texts(decisions, Decision::version),
        subjects.toArray(String[]::new),
        texts(decisions, decision -> asJson(decision.inputs())),
        texts(decisions, decision -> asJson(decision.output())),
        texts(decisions, decision -> asJson(decision.fired())));
  }

  private static <T> String[] texts(List<T> things, Function<T, String> text) {
    return things.stream().map(text).toArray(String[]::new);
  }

  private <T> List<Decision<T>> withIds(List<Decision<T>> previews) {
    List<Decision<T>> numbered = new ArrayList<>(previews.size());
    synchronized (ids) {
      if (ids.size() < previews.size()) {
        fetchIds(previews.size() - ids.size());
      }
      for (Decision<T> d : previews) {
        long id = ids.poll();
        numbered.add(
            new Decision<>(id, d.decision(), d.version(), d.inputs(), d.output(), d.fired()));
      }
    }
    return numbered;
  }

  private void fetchIds(int missing) {
    int blocks = (missing + BLOCK - 1) / BLOCK;
    jdbc.queryForList(
            "select nextval('platform.decision_seq') from generate_series(1, ?)",
            Long.class,
            blocks)
        .forEach(first -> LongStream.range(first, first + BLOCK).forEach(ids::add));
  }

  private String asJson(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new DecisionFailed("A decision cannot be written down: " + e.getMessage(), e);
    }
  }
}
