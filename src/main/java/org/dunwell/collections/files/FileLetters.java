package org.dunwell.collections.files;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Locale;
import javax.sql.DataSource;
import org.dunwell.contact.letters.Documents;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The letters and mails of a file in both directions, word for word, and what went with them. */
@Component
class FileLetters {

  private static final int PORTION = 50;

  private final JdbcTemplate jdbc;
  private final Documents documents;
  private final FileAttachments attachments;

  FileLetters(DataSource database, Documents documents, FileAttachments attachments) {
    this.documents = documents;
    this.attachments = attachments;
    jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(PORTION);
  }

  /** Everything that reached the customer or came back from it, in the order it was sent. */
  void sent(FileOrder order, FileArchive archive) throws IOException {
    Streaming.each(
        jdbc,
        """
        select id, day, channel, sender, recipient, subject, state, delivered_at, body_text
        from contact.message
        where customer_id = ?
          and state in ('delivered', 'bounced')
          and created_at <= ?
        order by created_at, id
        """,
        row -> letter(row, archive),
        order.customerId(),
        Timestamp.from(order.asOf()));
  }

  private void letter(ResultSet row, FileArchive archive) throws SQLException, IOException {
    long id = row.getLong("id");
    String name =
        String.format(
            Locale.ROOT,
            "%s-%s-%d",
            row.getDate("day").toLocalDate(),
            row.getString("channel"),
            id);
    if (row.getString("channel").equals("letter")) {
      archive.add("letters/", name + ".pdf", documents.letter(id));
    }
    archive.text(
        "letters/" + name + ".txt",
        """
        From: %s
        To: %s
        Subject: %s
        Sent: %s (%s)
        %s
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
                attachments.ofMessage(id, archive),
                row.getString("body_text")));
  }

  /** What the customer wrote, in the order in which it came. */
  void received(FileOrder order, FileArchive archive) throws IOException {
    Streaming.each(
        jdbc,
        """
        select id, from_name, from_address, subject, received_at, text, incomplete
        from contact.inbound_mail
        where customer_id = ?
          and kind in ('mail', 'auto-reply')
          and received_at <= ?
        order by received_at, id
        """,
        row -> mail(row, archive),
        order.customerId(),
        Timestamp.from(order.asOf()));
  }

  private void mail(ResultSet row, FileArchive archive) throws SQLException, IOException {
    long id = row.getLong("id");
    String received = row.getTimestamp("received_at").toInstant().toString();
    archive.text(
        "mail/%s-%d.txt".formatted(received.substring(0, 10), id),
        """
        From: %s <%s>
        Subject: %s
        Received: %s%s
        %s
        %s
        """
            .formatted(
                row.getString("from_name"),
                row.getString("from_address"),
                row.getString("subject"),
                received,
                row.getBoolean("incomplete") ? " (parts of it could not be read)" : "",
                attachments.ofMail(id, archive),
                row.getString("text")));
  }
}
