package org.dunwell.disputes;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who has changed what about departments and reason codes, and when; append-only. */
@Component
public class SettingsHistory {

  /** A page shows the latest of them. */
  private static final int MOST_SHOWN = 200;

  /** What has a history. */
  public enum Kind {
    DEPARTMENT("department"),
    REASON_CODE("reason-code");

    private final String id;

    Kind(String id) {
      this.id = id;
    }
  }

  /**
   * One change.
   *
   * @param by a user id
   * @param what one sentence
   */
  public record Change(Instant at, String by, String what) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  SettingsHistory(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps what was changed, in the transaction that changes it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(Kind kind, String code, String by, String what) {
    jdbc.sql(
            """
            insert into disputes.settings_change (kind, code, changed_at, changed_by, what)
            values (?, ?, ?, ?, ?)
            """)
        .params(kind.id, code, Timestamp.from(clock.instant()), by, what)
        .update();
  }

  /** The latest changes, newest first. */
  public List<Change> of(Kind kind, String code) {
    return jdbc.sql(
            """
            select changed_at, changed_by, what
            from disputes.settings_change
            where kind = ? and code = ?
            order by id desc
            limit %d
            """
                .formatted(MOST_SHOWN))
        .params(kind.id, code)
        .query(
            (row, n) ->
                new Change(row.getTimestamp(1).toInstant(), row.getString(2), row.getString(3)))
        .list();
  }

  /** One value that was changed, in words; nothing when it was not. */
  public static String change(String what, String before, String after) {
    return Objects.equals(before, after)
        ? ""
        : "%s: %s instead of %s".formatted(what, worded(after), worded(before));
  }

  /** Several of them in one sentence; nothing when there is none. */
  public static String changes(String... each) {
    return Stream.of(each).filter(change -> !change.isEmpty()).collect(Collectors.joining("; "));
  }

  private static String worded(String text) {
    return text == null ? "none" : text;
  }
}
