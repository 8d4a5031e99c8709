package org.dunwell.collections.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The files that went out with letters or came in with mails, one in memory at a time. */
@Component
class FileAttachments {

  private final JdbcTemplate jdbc;

  FileAttachments(DataSource database) {
    jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(1);
  }

  /** Adds those of a message of ours; answers where they are, to stand in its text. */
  String ofMessage(long id, FileArchive archive) throws IOException {
    return add("message_id", id, "sent-" + id, archive);
  }

  /** Adds those of a mail that came in. */
  String ofMail(long id, FileArchive archive) throws IOException {
    return add("inbound_id", id, "received-" + id, archive);
  }

  private String add(String column, long id, String prefix, FileArchive archive)
      throws IOException {
    List<String> paths = new ArrayList<>();
    Streaming.each(
        jdbc,
        """
        select a.file_name, coalesce(a.bytes, c.bytes) as bytes
        from contact.attachment a
        left join receivables.document_content c on c.sha256 = a.document
        where a.%s = ?
        order by a.position
        """
            .formatted(column),
        row ->
            paths.add(
                archive.add(
                    "attachments/",
                    prefix + "-" + row.getString("file_name"),
                    row.getBytes("bytes"))),
        id);
    return paths.isEmpty() ? "" : "Files: " + String.join(", ", paths) + "\n";
  }
}
