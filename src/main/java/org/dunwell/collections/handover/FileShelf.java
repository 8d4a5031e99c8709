package org.dunwell.collections.handover;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where files of hand-overs are ordered, kept and read, in chunks. */
@Component
class FileShelf {

  private final JdbcClient jdbc;
  private final JdbcTemplate rows;

  FileShelf(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.rows = new JdbcTemplate(template.getDataSource());
    this.rows.setFetchSize(1);
  }

  /** Asks for a file; asking twice changes nothing. */
  void order(long handoverId, Instant now) {
    jdbc.sql(
            """
            insert into collections.handover_file (handover_id, ordered_at, next_attempt_at)
            values (?, ?, ?)
            on conflict do nothing
            """)
        .params(handoverId, Timestamp.from(now), Timestamp.from(now))
        .update();
  }

  Optional<Instant> nextDue() {
    return jdbc.sql(
            """
            select next_attempt_at
            from collections.handover_file
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
            select handover_id
            from collections.handover_file
            where made_at is null
              and next_attempt_at <= ?
            order by next_attempt_at, handover_id
            limit 1
            """)
        .param(Timestamp.from(now))
        .query(Long.class)
        .optional();
  }

  /** Counts a failure; after the last one nobody tries by himself. Answers how many there were. */
  int putOff(long handoverId, Instant until, int attempts) {
    return jdbc.sql(
            """
            update collections.handover_file
            set attempts = attempts + 1,
                next_attempt_at = case when attempts + 1 < ? then ?::timestamptz end
            where handover_id = ?
            returning attempts
            """)
        .params(attempts, Timestamp.from(until), handoverId)
        .query(Integer.class)
        .single();
  }

  /** A file that failed too often is tried once more. */
  void again(long handoverId, Instant now) {
    jdbc.sql(
            """
            update collections.handover_file
            set attempts = 0, next_attempt_at = ?
            where handover_id = ? and made_at is null
            """)
        .params(Timestamp.from(now), handoverId)
        .update();
  }

  /** What is written here is stored in the caller's transaction, a chunk for each write. */
  OutputStream open(long handoverId) {
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
                insert into collections.handover_file_chunk (handover_id, position, bytes)
                values (?, ?, ?)
                """)
            .params(handoverId, position++, Arrays.copyOfRange(bytes, from, from + length))
            .update();
      }
    };
  }

  void made(long handoverId, String sha256, Instant now) {
    jdbc.sql(
            """
            update collections.handover_file f
            set made_at = ?,
                next_attempt_at = null,
                sha256 = ?,
                bytes = (
                  select sum(length(c.bytes))
                  from collections.handover_file_chunk c
                  where c.handover_id = f.handover_id)
            where handover_id = ?
            """)
        .params(Timestamp.from(now), sha256, handoverId)
        .update();
  }

  /** How large a finished file is; empty while it is being made. */
  Optional<Long> size(long handoverId) {
    return jdbc.sql(
            """
            select bytes from collections.handover_file
            where handover_id = ? and made_at is not null
            """)
        .param(handoverId)
        .query(Long.class)
        .optional();
  }

  void copy(long handoverId, OutputStream out) {
    rows.query(
        "select bytes from collections.handover_file_chunk where handover_id = ? order by position",
        row -> {
          try {
            out.write(row.getBytes(1));
          } catch (IOException gone) {
            throw new UncheckedIOException(gone);
          }
        },
        handoverId);
  }
}
