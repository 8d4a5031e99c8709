package org.dunwell.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.decisions.Decision.FiredRow;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The timeline as people read it: each line with the decision behind it and the rows that fired.
 */
@Component
class Story {

  /** Decisions that no line of the timeline tells are shown too, up to this many. */
  private static final int MOST_DECISIONS = 200;

  private static final TypeReference<List<FiredRow>> FIRED = new TypeReference<>() {};
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  record Line(
      Instant at, String kind, String actor, String what, Long invoiceId, Choice decision) {}

  /** A decision that was taken. */
  record Choice(
      long id,
      String decision,
      String version,
      Instant at,
      Map<String, Object> inputs,
      Map<String, Object> output,
      List<FiredRow> fired) {}

  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final ObjectMapper json;

  Story(Timeline timeline, JdbcClient jdbc, ObjectMapper json) {
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Newest first. */
  List<Line> ofInvoice(long invoiceId) {
    List<Timeline.Line> lines = timeline.ofInvoice(invoiceId);
    List<Choice> choices = choicesAbout("invoice/" + invoiceId);
    Set<Long> told =
        lines.stream()
            .map(line -> line.entry().decisionId())
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(HashSet::new));
    Stream<Line> untold =
        choices.stream()
            .filter(choice -> !told.contains(choice.id()))
            .map(choice -> new Line(choice.at(), "decision", "system", null, invoiceId, choice));
    return Stream.concat(withChoices(lines).stream(), untold)
        .sorted(Comparator.comparing(Line::at).reversed())
        .toList();
  }

  /**
   * A portion of what happened to customers, newest first; the decisions stand with each line.
   *
   * @param before the id to go on from, null on the last page
   */
  record Chapter(List<Line> lines, Long before) {}

  /**
   * @param words only what says this; null for all
   * @param before the id to go on from; null for the latest
   */
  Chapter ofCustomers(List<Long> customerIds, String words, Long before) {
    List<Timeline.Line> lines = timeline.ofCustomers(customerIds, words, before, Page.FETCH);
    Page<Timeline.Line> page = Page.of(lines, Timeline.Line::id);
    return new Chapter(withChoices(page.lines()), page.after());
  }

  /** Stored decisions by id. */
  Map<Long, Choice> choicesOf(List<Long> ids) {
    return choices(ids.stream().distinct().toArray(Long[]::new)).stream()
        .collect(Collectors.toMap(Choice::id, Function.identity()));
  }

  private List<Line> withChoices(List<Timeline.Line> lines) {
    Long[] ids =
        lines.stream()
            .map(line -> line.entry().decisionId())
            .filter(Objects::nonNull)
            .distinct()
            .toArray(Long[]::new);
    Map<Long, Choice> choices =
        choices(ids).stream().collect(Collectors.toMap(Choice::id, Function.identity()));
    return lines.stream().map(line -> line(line, choices)).toList();
  }

  private static Line line(Timeline.Line line, Map<Long, Choice> choices) {
    Timeline.Entry entry = line.entry();
    Choice choice = entry.decisionId() == null ? null : choices.get(entry.decisionId());
    return new Line(
        line.at(), entry.kind(), entry.actor(), entry.what(), entry.invoiceId(), choice);
  }

  private List<Choice> choices(Long[] ids) {
    return jdbc.sql(
            """
            select id, decision, version, decided_at, inputs::text, output::text, fired::text
            from platform.decision
            where id = any (?)
            order by id desc
            """)
        .param(ids)
        .query(choice())
        .list();
  }

  private List<Choice> choicesAbout(String subject) {
    return jdbc.sql(
            """
            select id, decision, version, decided_at, inputs::text, output::text, fired::text
            from platform.decision
            where subject = ?
            order by decided_at desc
            limit ?
            """)
        .params(subject, MOST_DECISIONS)
        .query(choice())
        .list();
  }

  private RowMapper<Choice> choice() {
    return (row, n) ->
        new Choice(
            row.getLong("id"),
            row.getString("decision"),
            row.getString("version"),
            row.getTimestamp("decided_at").toInstant(),
            read(row.getString("inputs"), VALUES),
            read(row.getString("output"), VALUES),
            read(row.getString("fired"), FIRED));
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored decision cannot be read: " + text, e);
    }
  }
}
