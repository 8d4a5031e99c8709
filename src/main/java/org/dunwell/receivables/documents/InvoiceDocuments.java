package org.dunwell.receivables.documents;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.files.Sha256;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The documents of invoices, PDF files as customers got them. */
@Component
public class InvoiceDocuments {

  /** What they all are. */
  public static final String MEDIA_TYPE = "application/pdf";

  private static final String LINES =
      """
      select invoice_id, file_name, size, sha256, stored_at, stored_by
      from receivables.invoice_document
      where invoice_id = any(?)
      order by invoice_id
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Timeline timeline;
  private final Clock clock;

  InvoiceDocuments(JdbcClient jdbc, JdbcTemplate batches, Timeline timeline, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * A document without its bytes.
   *
   * @param size in bytes
   * @param storedBy a user id
   */
  public record Line(
      long invoiceId,
      String fileName,
      int size,
      String sha256,
      Instant storedAt,
      String storedBy) {}

  /** An invoice that has a number. */
  record Found(long id, long customerId, String number, String sellingEntity) {}

  /** A document to be kept. */
  record New(Found invoice, String fileName, byte[] bytes) {}

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
    return jdbc.sql("select bytes from receivables.invoice_document where invoice_id = ?")
        .param(invoiceId)
        .query((row, n) -> row.getBytes(1))
        .optional()
        .orElseThrow(() -> new NotThere("document of invoice", Long.toString(invoiceId)));
  }

  /** The invoices of these numbers, whichever company of ours has them. */
  Map<String, List<Found>> find(List<String> numbers) {
    return jdbc
        .sql(
            """
            select i.id, i.customer_id, i.number, e.code as selling_entity
            from receivables.selling_entity e
            join receivables.invoice i on i.selling_entity_id = e.id
            where i.number = any(?)
            order by i.id
            """)
        .param(numbers.toArray(String[]::new))
        .query(Found.class)
        .list()
        .stream()
        .collect(Collectors.groupingBy(Found::number));
  }

  /**
   * Keeps documents; another than before takes the place of the old one, which the invoice's
   * timeline then says.
   *
   * @return how many were new or other than before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  int store(Long importId, Collection<New> wanted) {
    Map<Long, String> known =
        of(wanted.stream().map(one -> one.invoice().id()).toList()).stream()
            .collect(Collectors.toMap(Line::invoiceId, Line::sha256));
    List<New> news =
        wanted.stream()
            .filter(one -> !Sha256.of(one.bytes()).equals(known.get(one.invoice().id())))
            .toList();
    String by = by(importId);
    insert(importId, news, by);
    timeline.addAll(
        news.stream()
            .filter(one -> known.containsKey(one.invoice().id()))
            .map(one -> replaced(one, by))
            .toList());
    return news.size();
  }

  private void insert(Long importId, List<New> news, String by) {
    Timestamp now = Timestamp.from(clock.instant());
    batches.batchUpdate(
        """
        insert into receivables.invoice_document
          (invoice_id, file_name, bytes, size, sha256, import_id, stored_at, stored_by)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (invoice_id) do update
        set file_name = excluded.file_name,
            bytes = excluded.bytes,
            size = excluded.size,
            sha256 = excluded.sha256,
            import_id = excluded.import_id,
            stored_at = excluded.stored_at,
            stored_by = excluded.stored_by
        """,
        news,
        Math.max(1, news.size()),
        (row, one) -> {
          row.setLong(1, one.invoice().id());
          row.setString(2, one.fileName());
          row.setBytes(3, one.bytes());
          row.setInt(4, one.bytes().length);
          row.setString(5, Sha256.of(one.bytes()));
          row.setObject(6, importId);
          row.setTimestamp(7, now);
          row.setString(8, by);
        });
  }

  private String by(Long importId) {
    return jdbc.sql("select started_by from receivables.import_run where id = ?")
        .param(importId)
        .query(String.class)
        .optional()
        .orElse("system");
  }

  private static Timeline.Entry replaced(New one, String by) {
    return new Timeline.Entry(
        "receivables",
        "document",
        one.invoice().customerId(),
        one.invoice().id(),
        by,
        "The document of invoice %s was replaced by another.".formatted(one.invoice().number()),
        null);
  }
}
