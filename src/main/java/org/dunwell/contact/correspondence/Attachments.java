package org.dunwell.contact.correspondence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.documents.InvoiceDocuments;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files that go out with messages. */
@Component
public class Attachments {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  Attachments(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** In the order in which they were added. */
  public List<Attachment> of(long messageId) {
    return jdbc.sql(
            """
            select a.file_name, a.media_type, coalesce(a.bytes, c.bytes)
            from contact.attachment a
            left join receivables.document_content c on c.sha256 = a.document
            where a.message_id = ?
            order by a.position
            """)
        .param(messageId)
        .query((row, n) -> new Attachment(row.getString(1), row.getString(2), row.getBytes(3)))
        .list();
  }

  /**
   * A file without its bytes.
   *
   * @param size in bytes
   */
  public record Line(int position, String fileName, String mediaType, long size) {}

  /** What went with a message, without the bytes. */
  public List<Line> lines(long messageId) {
    return jdbc.sql(
            """
            select a.position, a.file_name, a.media_type,
              coalesce(length(a.bytes), c.size) as size
            from contact.attachment a
            left join receivables.document_content c on c.sha256 = a.document
            where a.message_id = ?
            order by a.position
            """)
        .param(messageId)
        .query(Line.class)
        .list();
  }

  /**
   * One of them.
   *
   * @throws NotThere when no such file went with the message
   */
  public Attachment one(long messageId, int position) {
    return jdbc.sql(
            """
            select a.file_name, a.media_type, coalesce(a.bytes, c.bytes)
            from contact.attachment a
            left join receivables.document_content c on c.sha256 = a.document
            where a.message_id = ? and a.position = ?
            """)
        .params(messageId, position)
        .query((row, n) -> new Attachment(row.getString(1), row.getString(2), row.getBytes(3)))
        .optional()
        .orElseThrow(() -> new NotThere("file", messageId + "/" + position));
  }

  /** Documents go along with messages, by message; their bytes stay where they are. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void attach(Map<Long, List<InvoiceDocuments.Line>> documents) {
    List<Object[]> rows = new ArrayList<>();
    documents.forEach(
        (message, files) -> {
          for (InvoiceDocuments.Line file : files) {
            int position = files.indexOf(file) + 1;
            rows.add(
                new Object[] {
                  message, position, file.fileName(), InvoiceDocuments.MEDIA_TYPE, file.sha256()
                });
          }
        });
    batches.batchUpdate(
        """
        insert into contact.attachment (message_id, position, file_name, media_type, document)
        values (?, ?, ?, ?, ?)
        """,
        rows);
  }

  /** Documents no longer go along with these messages, which are written anew. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void detach(Collection<Long> messageIds) {
    jdbc.sql("delete from contact.attachment where message_id = any(?) and document is not null")
        .param(messageIds.toArray(Long[]::new))
        .update();
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
