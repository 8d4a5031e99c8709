package org.dunwell.contact.correspondence;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files that go out with messages. */
@Component
public class Attachments {

  private final JdbcClient jdbc;

  Attachments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order in which they were added. */
  public List<Attachment> of(long messageId) {
    return jdbc.sql(
            """
            select file_name, media_type, bytes
            from contact.attachment
            where message_id = ?
            order by position
            """)
        .param(messageId)
        .query((row, n) -> new Attachment(row.getString(1), row.getString(2), row.getBytes(3)))
        .list();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void store(long messageId, List<Attachment> attachments) {
    for (int i = 0; i < attachments.size(); i++) {
      Attachment attachment = attachments.get(i);
      jdbc.sql(
              """
              insert into contact.attachment (message_id, position, file_name, media_type, bytes)
              values (?, ?, ?, ?, ?)
              """)
          .params(
              messageId, i + 1, attachment.fileName(), attachment.mediaType(), attachment.bytes())
          .update();
    }
  }
}
