package org.dunwell.platform.decisions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which version of each table is live, and every one that was: the record of who changed what. */
@Component
class LiveVersions {

  /** The most changes of one table that are shown. */
  private static final int MOST = 200;

  private static final String COLUMNS =
      "id, decision, version, shipped, live_at, live_by, note from platform.decision_live ";

  private static final RowMapper<Live> LIVE =
      (row, n) ->
          new Live(
              row.getLong("id"),
              row.getString("decision"),
              row.getString("version"),
              row.getString("shipped"),
              row.getTimestamp("live_at").toInstant(),
              row.getString("live_by"),
              row.getString("note"));

  /**
   * A version went live.
   *
   * @param shipped the version that the product came with at that moment
   */
  record Live(
      long id,
      String decision,
      String version,
      String shipped,
      Instant at,
      String by,
      String note) {

    /** Whether the table is one of ours rather than the product's. */
    boolean isOwn() {
      return !version.equals(shipped);
    }
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  LiveVersions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The id of the latest change of all; 0 before the first. */
  long latestId() {
    return jdbc.sql("select coalesce(max(id), 0) from platform.decision_live")
        .query(Long.class)
        .single();
  }

  /** The latest of each decision that was ever changed. */
  List<Live> latest() {
    return jdbc.sql("select distinct on (decision) " + COLUMNS + "order by decision, id desc")
        .query(LIVE)
        .list();
  }

  /** All of one decision, latest first. */
  List<Live> of(String decision) {
    return jdbc.sql("select " + COLUMNS + "where decision = ? order by id desc limit " + MOST)
        .param(decision)
        .query(LIVE)
        .list();
  }

  /** Nobody else changes this table until the transaction ends. */
  Optional<Live> lock(String decision) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('platform.decision_live/' || ?))")
        .param(decision)
        .query((row, n) -> 0)
        .list();
    return of(decision).stream().findFirst();
  }

  /** The examples that a version was checked with; empty for one that came with the product. */
  Optional<String> examples(String decision, String version) {
    return jdbc.sql(
            """
            select examples
            from platform.decision_model
            where decision = ? and version = ? and examples is not null
            """)
        .params(decision, version)
        .query(String.class)
        .optional();
  }

  void keep(Model model, String examples) {
    jdbc.sql(
            """
            insert into platform.decision_model (decision, version, content, live_since, examples)
            values (?, ?, ?, ?, ?)
            on conflict (decision, version) do update set examples = excluded.examples
            """)
        .params(
            model.id(), model.version(), model.content(), Timestamp.from(clock.instant()), examples)
        .update();
  }

  void goLive(String decision, String version, String shipped, String by, String note) {
    jdbc.sql(
            """
            insert into platform.decision_live
              (decision, version, shipped, live_at, live_by, note)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(decision, version, shipped, Timestamp.from(clock.instant()), by, note)
        .update();
  }
}
