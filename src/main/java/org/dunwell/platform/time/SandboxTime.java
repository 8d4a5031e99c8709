package org.dunwell.platform.time;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where sandbox time stands, kept in the database so that a restart goes on from there. */
final class SandboxTime {

  /**
   * The stored row.
   *
   * @param moment what the sandbox's clock showed
   * @param walkingTo where a walk that has not ended is going; null when the clock runs
   * @param setAt the system's time at that moment
   */
  record Stored(Instant moment, Instant walkingTo, Instant setAt) {

    /** How far a running clock is ahead of the system's. */
    Duration ahead() {
      return Duration.between(setAt, moment);
    }
  }

  private final JdbcClient jdbc;

  SandboxTime(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Stored> read() {
    return jdbc.sql("select moment, walking_to, set_at from platform.sandbox_time")
        .query(
            (row, n) ->
                new Stored(
                    row.getTimestamp(1).toInstant(),
                    row.getTimestamp(2) == null ? null : row.getTimestamp(2).toInstant(),
                    row.getTimestamp(3).toInstant()))
        .optional();
  }

  void store(Stored time) {
    jdbc.sql(
            """
            insert into platform.sandbox_time (moment, walking_to, set_at) values (?, ?, ?)
            on conflict (one) do update set moment = excluded.moment,
                                            walking_to = excluded.walking_to,
                                            set_at = excluded.set_at
            """)
        .params(
            Timestamp.from(time.moment()),
            time.walkingTo() == null ? null : Timestamp.from(time.walkingTo()),
            Timestamp.from(time.setAt()))
        .update();
  }
}
