package org.dunwell.collections.worklist;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.dunwell.credit.StandIns;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Access;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is away when, and who stands in. A stand-in who is away too is not followed further. */
@Component
public class Absences implements StandIns {

  /** More than a year away is a hand-over. */
  static final int LONGEST_DAYS = 366;

  private static final int SHOWN = 200;

  private final JdbcClient jdbc;
  private final Users users;
  private final ApplicationEventPublisher events;
  private final Access access;
  private final Clock clock;

  Absences(
      JdbcClient jdbc, Users users, ApplicationEventPublisher events, Access access, Clock clock) {
    this.access = access;
    this.jdbc = jdbc;
    this.users = users;
    this.events = events;
    this.clock = clock;
  }

  /** Absences that are not over yet, the next one first. */
  public List<Absence> coming() {
    return jdbc.sql(
            """
            select id, user_id, from_day, to_day, substitute
            from collections.absence
            where to_day >= ?
            order by from_day, id
            limit %d
            """
                .formatted(SHOWN))
        .param(today())
        .query(Absence.class)
        .list();
  }

  /** The user and everybody it stands in for today. */
  public String[] actingFor(String user) {
    return Stream.concat(
            Stream.of(user),
            jdbc
                .sql(
                    """
                    select distinct user_id
                    from collections.absence
                    where substitute = :user
                      and :today between from_day and to_day
                    order by user_id
                    """)
                .param("user", user)
                .param("today", today())
                .query(String.class)
                .list()
                .stream())
        .toArray(String[]::new);
  }

  @Override
  public String inCharge(String user) {
    return jdbc.sql(
            """
            select substitute
            from collections.absence
            where user_id = :user
              and :today between from_day and to_day
            order by id
            limit 1
            """)
        .param("user", user)
        .param("today", today())
        .query(String.class)
        .optional()
        .orElse(user);
  }

  /**
   * @throws BrokenRule when the days are none, somebody is unknown or stands in for itself, the
   *     user is away already on one of the days, or the stand-in may not see the user's customers
   */
  @Transactional
  public void enter(Absence absence, String by) {
    check(absence);
    jdbc.sql("select pg_advisory_xact_lock(hashtext('absence/' || ?))")
        .param(absence.userId())
        .query((row, n) -> row.getObject(1))
        .list();
    checkFree(absence);
    jdbc.sql(
            """
            insert into collections.absence
              (user_id, from_day, to_day, substitute, entered_by, entered_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            absence.userId(),
            absence.fromDay(),
            absence.toDay(),
            absence.substitute(),
            by,
            Timestamp.from(clock.instant()))
        .update();
    events.publishEvent(new AbsencesChanged());
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Absence byId(long id) {
    return jdbc.sql(
            "select id, user_id, from_day, to_day, substitute from collections.absence where id = ?")
        .param(id)
        .query(Absence.class)
        .optional()
        .orElseThrow(() -> new NotThere("absence", Long.toString(id)));
  }

  /**
   * The user is back, or does not leave: the absence ends yesterday at the latest. It is kept, so
   * that calls which the stand-in got still find their way back. Doing it twice changes nothing.
   */
  @Transactional
  public void cancel(long id) {
    jdbc.sql(
            """
            update collections.absence
            set from_day = least(from_day, :yesterday),
                to_day = least(to_day, :yesterday)
            where id = :id
            """)
        .param("id", id)
        .param("yesterday", today().minusDays(1))
        .update();
    events.publishEvent(new AbsencesChanged());
  }

  private void check(Absence absence) {
    if (absence.fromDay() == null
        || absence.toDay() == null
        || absence.toDay().isBefore(absence.fromDay())
        || absence.toDay().isAfter(absence.fromDay().plusDays(LONGEST_DAYS))) {
      throw new BrokenRule(
          "An absence lasts from a day to the same or a later one, at most %d days; it is %s to %s."
              .formatted(LONGEST_DAYS, absence.fromDay(), absence.toDay()));
    }
    if (absence.toDay().isBefore(today())) {
      throw new BrokenRule("An absence that is over changes nothing; the last day is past.");
    }
    users.collector(absence.userId());
    users.collector(absence.substitute());
    if (absence.userId().equals(absence.substitute())) {
      throw new BrokenRule("Nobody stands in for themselves; choose somebody else.");
    }
    long hidden = access.hiddenFrom(absence.substitute(), absence.userId());
    if (hidden > 0) {
      throw new BrokenRule(
          "%s works on another part of the ledger and may not see %d of %s's customers. Choose"
                  .formatted(absence.substitute(), hidden, absence.userId())
              + " somebody else, or ask an administrator to widen their access.");
    }
  }

  private void checkFree(Absence absence) {
    boolean taken =
        jdbc.sql(
                """
                select exists (
                  select 1
                  from collections.absence
                  where user_id = ?
                    and from_day <= ?
                    and to_day >= ?)
                """)
            .params(absence.userId(), absence.toDay(), absence.fromDay())
            .query(Boolean.class)
            .single();
    if (taken) {
      throw new BrokenRule(
          "%s is entered as away on some of these days already; cancel that absence first."
              .formatted(absence.userId()));
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }
}
