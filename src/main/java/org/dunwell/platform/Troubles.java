package org.dunwell.platform;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of what went wrong and needs a person; shown together with the engine's incidents. */
@Component
public class Troubles {

  private static final int DETAIL_LENGTH = 4_000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ObjectProvider<TroubleRetry> retries;

  Troubles(JdbcClient jdbc, Clock clock, ObjectProvider<TroubleRetry> retries) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.retries = retries;
  }

  /** Reports a trouble, or counts one more occurrence of the open one about the same subject. */
  @Transactional
  public void report(
      String room, String kind, String subject, String what, String mend, Throwable cause) {
    jdbc.sql(
            """
            insert into platform.trouble
              (room, kind, subject, what, mend, detail, first_at, last_at)
            values (:room, :kind, :subject, :what, :mend, :detail, :now, :now)
            on conflict (room, kind, subject) where resolved_at is null
            do update set times = trouble.times + 1,
                          last_at = excluded.last_at,
                          what = excluded.what,
                          detail = excluded.detail
            """)
        .param("room", room)
        .param("kind", kind)
        .param("subject", subject)
        .param("what", what)
        .param("mend", mend)
        .param("detail", detail(cause))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Closes the open trouble about a subject, if there is one. */
  @Transactional
  public void resolve(String room, String kind, String subject, String by) {
    jdbc.sql(
            """
            update platform.trouble set resolved_at = ?, resolved_by = ?
            where room = ? and kind = ? and subject = ? and resolved_at is null
            """)
        .params(Timestamp.from(clock.instant()), by, room, kind, subject)
        .update();
  }

  /** Tries a trouble again and closes it; a new failure opens it anew. */
  @Transactional
  public void retry(long id, String by) {
    Trouble trouble = open(id);
    retries.stream()
        .filter(retry -> retry.kind().equals(trouble.room() + "/" + trouble.kind()))
        .findFirst()
        .ifPresent(retry -> retry.retry(trouble.subject()));
    resolve(trouble.room(), trouble.kind(), trouble.subject(), by);
  }

  public List<Trouble> open(int limit) {
    return select("resolved_at is null order by last_at desc limit " + limit);
  }

  /** What the open troubles of a kind are about. */
  public List<String> openSubjects(String room, String kind) {
    return jdbc.sql(
            """
            select subject
            from platform.trouble
            where room = ?
              and kind = ?
              and resolved_at is null
            order by subject
            """)
        .params(room, kind)
        .query(String.class)
        .list();
  }

  public long countOpen() {
    return jdbc.sql("select count(*) from platform.trouble where resolved_at is null")
        .query(Long.class)
        .single();
  }

  private Trouble open(long id) {
    return select("id = " + id + " and resolved_at is null").stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("open trouble", Long.toString(id)));
  }

  private List<Trouble> select(String where) {
    return jdbc.sql(
            """
            select id, room, kind, subject, what, mend, detail, times, first_at, last_at
            from platform.trouble where\s"""
                + where)
        .query(
            (row, n) ->
                new Trouble(
                    row.getLong("id"),
                    row.getString("room"),
                    row.getString("kind"),
                    row.getString("subject"),
                    row.getString("what"),
                    row.getString("mend"),
                    row.getString("detail"),
                    row.getInt("times"),
                    row.getTimestamp("first_at").toInstant(),
                    row.getTimestamp("last_at").toInstant()))
        .list();
  }

  private static String detail(Throwable cause) {
    if (cause == null) {
      return null;
    }
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.getBuffer().substring(0, Math.min(DETAIL_LENGTH, text.getBuffer().length()));
  }
}
