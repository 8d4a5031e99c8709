package org.dunwell.receivables.documents;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.NotThere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The documents of invoices, PDF files as customers got them. */
@Component
public class InvoiceDocuments {

  /** What they all are. */
  public static final String MEDIA_TYPE = "application/pdf";

  private static final String LINES =
      """
      select invoice_id, file_name, size, sha256, stored_at, stored_by, origin
      from receivables.invoice_document
      where invoice_id = any(?)
      order by invoice_id
      """;

  private final JdbcClient jdbc;

  InvoiceDocuments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A document without its bytes.
   *
   * @param size in bytes
   * @param storedBy a user id
   * @param origin whence it came, for people to read; null when nobody noted it
   */
  public record Line(
      long invoiceId,
      String fileName,
      int size,
      String sha256,
      Instant storedAt,
      String storedBy,
      String origin) {}

  /** Those there are of these invoices, without their bytes. */
  public List<Line> of(Collection<Long> invoiceIds) {
    return invoiceIds.isEmpty()
        ? List.of()
        : jdbc.sql(LINES).param(invoiceIds.toArray(Long[]::new)).query(Line.class).list();
  }

  /** That of an invoice, without its bytes. */
  public Optional<Line> of(long invoiceId) {
    return of(List.of(invoiceId)).stream().findFirst();
  }

  /**
   * The document of an invoice.
   *
   * @throws NotThere when none is stored
   */
  public byte[] bytes(long invoiceId) {
    return jdbc.sql(
            """
            select c.bytes
            from receivables.invoice_document d
            join receivables.document_content c on c.sha256 = d.sha256
            where d.invoice_id = ?
            """)
        .param(invoiceId)
        .query((row, n) -> row.getBytes(1))
        .optional()
        .orElseThrow(() -> new NotThere("document of invoice", Long.toString(invoiceId)));
  }
}
