package org.dunwell.contact.replies;

import java.util.List;
import org.dunwell.contact.correspondence.Attachment;
import org.dunwell.platform.NotThere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that came with mails. */
@Component
public class ReplyFiles {

  /**
   * A file without its bytes.
   *
   * @param size in bytes
   */
  public record Line(int position, String fileName, String mediaType, long size) {}

  private final JdbcClient jdbc;

  ReplyFiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order in which they stood in the mail. */
  public List<Line> of(long mailId) {
    return jdbc.sql(
            """
            select position, file_name, media_type, length(bytes) as size
            from contact.attachment
            where inbound_id = ?
            order by position
            """)
        .param(mailId)
        .query(Line.class)
        .list();
  }

  /**
   * One of them.
   *
   * @throws NotThere when the mail has no such file
   */
  public Attachment one(long mailId, int position) {
    return jdbc.sql(
            """
            select file_name, media_type, bytes
            from contact.attachment
            where inbound_id = ? and position = ?
            """)
        .params(mailId, position)
        .query((row, n) -> new Attachment(row.getString(1), row.getString(2), row.getBytes(3)))
        .optional()
        .orElseThrow(() -> new NotThere("file", mailId + "/" + position));
  }

  /**
   * What one of them holds.
   *
   * @throws NotThere when the mail has no such file
   */
  public byte[] bytes(long mailId, int position) {
    return one(mailId, position).bytes();
  }

  void store(long mailId, List<Attachment> attachments) {
    for (int i = 0; i < attachments.size(); i++) {
      Attachment attachment = attachments.get(i);
      jdbc.sql(
              """
              insert into contact.attachment (inbound_id, position, file_name, media_type, bytes)
              values (?, ?, ?, ?, ?)
              """)
          .params(mailId, i + 1, attachment.fileName(), attachment.mediaType(), attachment.bytes())
          .update();
    }
  }
}
