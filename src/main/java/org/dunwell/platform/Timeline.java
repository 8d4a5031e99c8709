package org.dunwell.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happened to customers and invoices, for people to read. Append-only; rooms write theirs. */
@Component
public class Timeline {

  /** A limit on what one page shows; older lines are reached by paging back. */
  public static final int PAGE = 200;

  /**
   * One line.
   *
   * @param room who writes it
   * @param kind a word for filters and icons, such as {@code reminder} or {@code payment}
   * @param invoiceId null when it is about the customer as a whole
   * @param actor a user id, or {@code system}
   * @param what one sentence
   * @param decisionId the decision behind it, or null
   */
  public record Entry(
      String room,
      String kind,
      long customerId,
      Long invoiceId,
      String actor,
      String what,
      Long decisionId) {}

  /**
   * A line as it is read back.
   *
   * @param id to page on from it
   */
  public record Line(long id, Instant at, Entry entry) {}

  private final JdbcTemplate jdbc;
  private final Clock clock;

  Timeline(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void add(Entry entry) {
    addAll(List.of(entry));
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void addAll(Collection<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.batchUpdate(
        """
        insert into platform.timeline
          (happened_at, room, kind, customer_id, invoice_id, actor, what, decision_id)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entries,
        entries.size(),
        (row, e) -> {
          row.setTimestamp(1, now);
          row.setString(2, e.room());
          row.setString(3, e.kind());
          row.setLong(4, e.customerId());
          row.setObject(5, e.invoiceId());
          row.setString(6, e.actor());
          row.setString(7, e.what());
          row.setObject(8, e.decisionId());
        });
  }

  /** The latest lines about an invoice, newest first. */
  public List<Line> ofInvoice(long invoiceId) {
    return lines("invoice_id = ?", invoiceId);
  }

  /**
   * Which lines are wanted.
   *
   * @param words only lines that say this, in any case, or were written by it; null for all
   * @param before only lines older than the one with this id; null for the latest
   * @param decisions also what a table has chosen, which comes to nothing more often than not
   */
  public record Search(String words, Long before, boolean decisions) {}

  /** The latest lines about a customer and all its invoices, newest first. */
  public List<Line> ofCustomer(long customerId) {
    return ofCustomers(List.of(customerId), new Search(null, null, true), PAGE);
  }

  /**
   * Lines about these customers and all their invoices, newest first.
   *
   * @param limit at most {@link #PAGE}
   */
  public List<Line> ofCustomers(Collection<Long> customerIds, Search wanted, int limit) {
    return jdbc.query(
        """
        select id, happened_at, room, kind, customer_id, invoice_id, actor, what, decision_id
        from platform.timeline
        where customer_id = any (?)
          and (? or kind <> 'decision')
          and (?::text is null or what ilike ? or actor ilike ?)
          and (?::bigint is null
            or (happened_at, id) < (select happened_at, id from platform.timeline where id = ?))
        order by happened_at desc, id desc
        limit ?
        """,
        Timeline::line,
        customerIds.toArray(Long[]::new),
        wanted.decisions(),
        wanted.words(),
        pattern(wanted.words()),
        pattern(wanted.words()),
        wanted.before(),
        wanted.before(),
        Math.min(limit, PAGE));
  }

  private static String pattern(String words) {
    return words == null ? null : "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }

  private List<Line> lines(String where, long id) {
    return jdbc.query(
        """
        select id, happened_at, room, kind, customer_id, invoice_id, actor, what, decision_id
        from platform.timeline
        where %s
        order by happened_at desc, id desc
        limit %d
        """
            .formatted(where, PAGE),
        Timeline::line,
        id);
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    return new Line(
        row.getLong("id"),
        row.getTimestamp("happened_at").toInstant(),
        new Entry(
            row.getString("room"),
            row.getString("kind"),
            row.getLong("customer_id"),
            row.getObject("invoice_id", Long.class),
            row.getString("actor"),
            row.getString("what"),
            row.getObject("decision_id", Long.class)));
  }
}
