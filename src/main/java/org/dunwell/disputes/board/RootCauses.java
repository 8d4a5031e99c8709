package org.dunwell.disputes.board;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.disputes.DisputeNotAllowed;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.security.Memberships;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes on what lies behind disputes of a kind; they are closed, never removed. */
@Component
public class RootCauses {

  private static final int LONGEST = 2_000;

  /** More that are open at once is a list nobody works through. */
  private static final int MOST = 500;

  /** Of those that are closed, the latest. */
  private static final int MOST_CLOSED = 50;

  private final JdbcClient jdbc;
  private final ReasonCodes reasons;
  private final Memberships people;
  private final Clock clock;

  RootCauses(JdbcClient jdbc, ReasonCodes reasons, Memberships people, Clock clock) {
    this.jdbc = jdbc;
    this.reasons = reasons;
    this.people = people;
    this.clock = clock;
  }

  /** All that are open, those due first first. */
  public List<RootCause> open() {
    return list("where c.closed_at is null order by c.due_on, c.id limit " + MOST);
  }

  /** The latest that were closed. */
  public List<RootCause> closed() {
    return list(
        "where c.closed_at is not null order by c.closed_at desc, c.id desc limit " + MOST_CLOSED);
  }

  private List<RootCause> list(String which) {
    return jdbc.sql(
            """
            select
              c.id,
              c.reason_code,
              r.name as reason_name,
              c.cause,
              c.owner,
              c.due_on,
              c.created_at,
              c.created_by,
              c.closed_at,
              c.closed_by,
              c.remedy
            from disputes.root_cause c
            join disputes.reason_code r on r.code = c.reason_code
            """
                + which)
        .query(RootCause.class)
        .list();
  }

  /**
   * Writes down a cause.
   *
   * @param owner user id of who sees to it
   * @throws DisputeNotAllowed when something is missing, or there is no such user or reason
   */
  @Transactional
  public long add(String reasonCode, String cause, String owner, LocalDate dueOn, String by) {
    if (dueOn == null) {
      throw new DisputeNotAllowed("Say by which day the cause is to be gone.");
    }
    if (owner == null || people.everybody().stream().noneMatch(one -> one.id().equals(owner))) {
      throw new DisputeNotAllowed(
          "There is no user \"%s\" who could see to it. Choose one of the list.".formatted(owner));
    }
    return jdbc.sql(
            """
            insert into disputes.root_cause (reason_code, cause, owner, due_on, created_at, created_by)
            values (?, ?, ?, ?, ?, ?)
            returning id
            """)
        .param(reasons.byCode(reasonCode).code())
        .param(text("the cause", cause))
        .param(owner)
        .param(dueOn)
        .param(Timestamp.from(clock.instant()))
        .param(by)
        .query(Long.class)
        .single();
  }

  /**
   * Something was done about it.
   *
   * @throws DisputeNotAllowed when it is closed already, or nobody says what was done
   */
  @Transactional
  public void close(long id, String remedy, String by) {
    int closed =
        jdbc.sql(
                """
                update disputes.root_cause
                set closed_at = ?, closed_by = ?, remedy = ?
                where id = ? and closed_at is null
                """)
            .param(Timestamp.from(clock.instant()))
            .param(by)
            .param(text("what was done about it", remedy))
            .param(id)
            .update();
    if (closed == 0) {
      boolean there =
          jdbc.sql("select exists (select 1 from disputes.root_cause where id = ?)")
              .param(id)
              .query(Boolean.class)
              .single();
      if (!there) {
        throw new NotThere("root cause", Long.toString(id));
      }
      throw new DisputeNotAllowed("Somebody has closed this cause meanwhile.");
    }
  }

  private static String text(String what, String typed) {
    if (typed == null || typed.isBlank() || typed.strip().length() > LONGEST) {
      throw new DisputeNotAllowed("Say %s in 1 to %,d characters.".formatted(what, LONGEST));
    }
    return typed.strip();
  }
}
