package org.dunwell.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
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
import org.dunwell.workspace.CustomerPageMapper.InvoiceName;
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

  /**
   * One line; what happened to several invoices at once is told once.
   *
   * @param invoices what it is about; empty when it is about the customer as a whole
   * @param decision null when nothing was decided
   */
  record Line(
      Instant at,
      String kind,
      String actor,
      String what,
      List<InvoiceName> invoices,
      Choice decision) {

    private boolean tellsTheSameAs(Line other) {
      return decision == null
          && other.decision == null
          && !invoices.isEmpty()
          && !other.invoices.isEmpty()
          && at.equals(other.at)
          && kind.equals(other.kind)
          && actor.equals(other.actor)
          && what.equals(other.what);
    }

    private Line and(Line other) {
      return new Line(
          at,
          kind,
          actor,
          what,
          Stream.of(invoices, other.invoices).flatMap(List::stream).toList(),
          null);
    }
  }

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
  private final CustomerPageMapper customers;
  private final JdbcClient jdbc;
  private final ObjectMapper json;

  Story(Timeline timeline, CustomerPageMapper customers, JdbcClient jdbc, ObjectMapper json) {
    this.timeline = timeline;
    this.customers = customers;
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
            .map(choice -> new Line(choice.at(), "decision", "system", null, List.of(), choice));
    return Stream.concat(withChoices(lines, Map.of()).stream(), untold)
        .sorted(Comparator.comparing(Line::at).reversed())
        .toList();
  }

  /**
   * A portion of what happened to customers, newest first; the decisions stand with each line.
   *
   * @param before the id to go on from, null on the last page
   */
  record Chapter(List<Line> lines, Long before) {}

  Chapter ofCustomers(List<Long> customerIds, Timeline.Search wanted) {
    List<Timeline.Line> lines = timeline.ofCustomers(customerIds, wanted, Page.FETCH);
    Page<Timeline.Line> page = Page.of(lines, Timeline.Line::id);
    Map<Long, InvoiceName> names = names(page.lines());
    List<Timeline.Line> seen =
        page.lines().stream().filter(line -> mayBeTold(line.entry(), names)).toList();
    return new Chapter(together(withChoices(seen, names)), page.after());
  }

  private static boolean mayBeTold(Timeline.Entry entry, Map<Long, InvoiceName> names) {
    return entry.invoiceId() == null || names.containsKey(entry.invoiceId());
  }

  private static List<Line> together(List<Line> lines) {
    List<Line> told = new ArrayList<>();
    for (Line line : lines) {
      Line last = told.isEmpty() ? null : told.get(told.size() - 1);
      if (last != null && last.tellsTheSameAs(line)) {
        told.set(told.size() - 1, last.and(line));
      } else {
        told.add(line);
      }
    }
    return told;
  }

  private Map<Long, InvoiceName> names(List<Timeline.Line> lines) {
    Long[] ids =
        lines.stream()
            .map(line -> line.entry().invoiceId())
            .filter(Objects::nonNull)
            .distinct()
            .toArray(Long[]::new);
    return customers.names(ids).stream()
        .collect(Collectors.toMap(InvoiceName::id, Function.identity()));
  }

  /** Stored decisions by id. */
  Map<Long, Choice> choicesOf(List<Long> ids) {
    return choices(ids.stream().distinct().toArray(Long[]::new)).stream()
        .collect(Collectors.toMap(Choice::id, Function.identity()));
  }

  private List<Line> withChoices(List<Timeline.Line> lines, Map<Long, InvoiceName> names) {
    Long[] ids =
        lines.stream()
            .map(line -> line.entry().decisionId())
            .filter(Objects::nonNull)
            .distinct()
            .toArray(Long[]::new);
    Map<Long, Choice> choices =
        choices(ids).stream().collect(Collectors.toMap(Choice::id, Function.identity()));
    return lines.stream().map(line -> line(line, choices, names)).toList();
  }

  private static Line line(
      Timeline.Line line, Map<Long, Choice> choices, Map<Long, InvoiceName> names) {
    Timeline.Entry entry = line.entry();
    Choice choice = entry.decisionId() == null ? null : choices.get(entry.decisionId());
    InvoiceName invoice = entry.invoiceId() == null ? null : names.get(entry.invoiceId());
    return new Line(
        line.at(),
        entry.kind(),
        entry.actor(),
        entry.what(),
        invoice == null ? List.of() : List.of(invoice),
        choice);
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
