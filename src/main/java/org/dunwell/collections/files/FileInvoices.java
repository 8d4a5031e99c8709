package org.dunwell.collections.files;

import java.io.IOException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The invoices' own documents, one in memory at a time. */
@Component
class FileInvoices {

  private final JdbcTemplate jdbc;

  FileInvoices(DataSource database) {
    jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(1);
  }

  void write(FileOrder order, FileArchive archive) throws IOException {
    Streaming.each(
        jdbc,
        """
        select i.number, c.bytes
        from receivables.invoice_document d
        join receivables.invoice i on i.id = d.invoice_id
        join receivables.document_content c on c.sha256 = d.sha256
        where d.invoice_id = any(?)
        order by i.number, i.id
        """,
        row -> archive.add("invoices/", row.getString("number") + ".pdf", row.getBytes("bytes")),
        (Object) order.invoiceIds().toArray(Long[]::new));
  }
}
