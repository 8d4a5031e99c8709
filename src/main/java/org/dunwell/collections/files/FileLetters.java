package org.dunwell.collections.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The letters of a file, word for word as they were sent. */
@Component
class FileLetters {

  private static final int PORTION = 50;

  /** Where a letter goes. */
  interface Entry {
    void add(String name, String body) throws IOException;
  }

  private final JdbcTemplate jdbc;

  FileLetters(DataSource database) {
    jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(PORTION);
  }

  /** Everything that reached the customer or came back from it, in the order it was sent. */
  void write(FileOrder order, Entry entry) {
    jdbc.query(
        """
        select id, day, channel, sender, recipient, subject, state, delivered_at, body_text
        from contact.message
        where customer_id = ?
          and state in ('delivered', 'bounced')
          and created_at <= ?
        order by created_at, id
        """,
        row -> {
          try {
            entry.add(
                String.format(
                    Locale.ROOT,
                    "letters/%s-%s-%d.txt",
                    row.getDate("day").toLocalDate(),
                    row.getString("channel"),
                    row.getLong("id")),
                """
                From: %s
                To: %s
                Subject: %s
                Sent: %s (%s)

                %s
                """
                    .formatted(
                        row.getString("sender"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getTimestamp("delivered_at") == null
                            ? row.getDate("day")
                            : row.getTimestamp("delivered_at").toInstant(),
                        row.getString("state"),
                        row.getString("body_text")));
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        },
        order.customerId(),
        Timestamp.from(order.asOf()));
  }
}
