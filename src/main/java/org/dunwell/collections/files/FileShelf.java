package org.dunwell.collections.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where files are ordered, kept and read, in chunks. */
@Component
class FileShelf {

  private final JdbcClient jdbc;
  private final JdbcTemplate rows;

  FileShelf(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.rows = new JdbcTemplate(template.getDataSource());
    this.rows.setFetchSize(1);
  }

  /**
   * What a file is about.
   *
   * @param kind {@code handover} or {@code claim}
   * @param id of that hand-over or claim
   */
  record Subject(String kind, long id) {

    private static final Map<String, String> COLUMNS =
        Map.of("handover", "handover_id", "claim", "claim_id");

    String column() {
      return Objects.requireNonNull(COLUMNS.get(kind), kind);
    }
  }

  /** Asks for a file; asking twice changes nothing. */
  void order(Subject subject, Instant now) {
    jdbc.sql(
            """
            insert into collections.customer_file (%s, ordered_at, next_attempt_at)
            values (?, ?, ?)
            on conflict do nothing
            """
                .formatted(subject.column()))
        .params(subject.id(), Timestamp.from(now), Timestamp.from(now))
        .update();
  }

  /** What a file that was ordered is about. */
  Subject subject(long file) {
    return jdbc.sql(
            """
            select
              case when claim_id is null then 'handover' else 'claim' end as kind,
              coalesce(handover_id, claim_id) as id
            from collections.customer_file
            where id = ?
            """)
        .param(file)
        .query(Subject.class)
        .single();
  }

  /** The finished file of a subject; empty while it is being made. */
  Optional<Long> finished(Subject subject) {
    return jdbc.sql(
            "select id from collections.customer_file where %s = ? and made_at is not null"
                .formatted(subject.column()))
        .param(subject.id())
        .query(Long.class)
        .optional();
  }

  Optional<Instant> nextDue() {
    return jdbc.sql(
            """
            select next_attempt_at
            from collections.customer_file
            where made_at is null
              and next_attempt_at is not null
            order by next_attempt_at
            limit 1
            """)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  Optional<Long> due(Instant now) {
    return jdbc.sql(
            """
            select id
            from collections.customer_file
            where made_at is null
              and next_attempt_at <= ?
            order by next_attempt_at, id
            limit 1
            """)
        .param(Timestamp.from(now))
        .query(Long.class)
        .optional();
  }

  /** Counts a failure; after the last one nobody tries by himself. Answers how many there were. */
  int putOff(long file, Instant until, int attempts) {
    return jdbc.sql(
            """
            update collections.customer_file
            set attempts = attempts + 1,
                next_attempt_at = case when attempts + 1 < ? then ?::timestamptz end
            where id = ?
            returning attempts
            """)
        .params(attempts, Timestamp.from(until), file)
        .query(Integer.class)
        .single();
  }

  /** A file that failed too often is tried once more. */
  void again(long file, Instant now) {
    jdbc.sql(
            """
            update collections.customer_file
            set attempts = 0, next_attempt_at = ?
            where id = ? and made_at is null
            """)
        .params(Timestamp.from(now), file)
        .update();
  }

  /** What is written here is stored in the caller's transaction, a chunk for each write. */
  OutputStream open(long file) {
    return new OutputStream() {
      private int position;

      @Override
      public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        jdbc.sql(
                """
                insert into collections.customer_file_chunk (file_id, position, bytes)
                values (?, ?, ?)
                """)
            .params(file, position++, Arrays.copyOfRange(bytes, from, from + length))
            .update();
      }
    };
  }

  void made(long file, String sha256, Instant now) {
    jdbc.sql(
            """
            update collections.customer_file f
            set made_at = ?,
                next_attempt_at = null,
                sha256 = ?,
                bytes = (
                  select sum(length(c.bytes))
                  from collections.customer_file_chunk c
                  where c.file_id = f.id)
            where f.id = ?
            """)
        .params(Timestamp.from(now), sha256, file)
        .update();
  }

  /** How large a finished file is. */
  long size(long file) {
    return jdbc.sql(
            """
            select bytes from collections.customer_file where id = ?
            """)
        .param(file)
        .query(Long.class)
        .single();
  }

  void copy(long file, OutputStream out) {
    rows.query(
        "select bytes from collections.customer_file_chunk where file_id = ? order by position",
        row -> {
          try {
            out.write(row.getBytes(1));
          } catch (IOException gone) {
            throw new UncheckedIOException(gone);
          }
        },
        file);
  }
}
