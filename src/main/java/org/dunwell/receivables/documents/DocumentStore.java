package org.dunwell.receivables.documents;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.files.Sha256;
import org.dunwell.receivables.documents.InvoiceDocuments.Line;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps documents: the bytes once by their fingerprint, and which invoice has which. */
@Component
class DocumentStore {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final InvoiceDocuments documents;
  private final Timeline timeline;
  private final Clock clock;

  DocumentStore(
      JdbcClient jdbc,
      JdbcTemplate batches,
      InvoiceDocuments documents,
      Timeline timeline,
      Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.documents = documents;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** A document to be kept. */
  record New(InvoiceFound invoice, String fileName, byte[] bytes) {

    String sha256() {
      return Sha256.of(bytes);
    }
  }

  /**
   * Whence documents come.
   *
   * @param importId null when by no import
   * @param by a user id
   * @param origin in words for people
   */
  record Origin(Long importId, String by, String origin) {}

  /** The invoices of these numbers, whichever company of ours has them. */
  Map<String, List<InvoiceFound>> find(Collection<String> numbers) {
    return select("i.number = any(?)", numbers.toArray(String[]::new)).stream()
        .collect(Collectors.groupingBy(InvoiceFound::number));
  }

  /** These invoices, in order of id. */
  List<InvoiceFound> byIds(Collection<Long> ids) {
    return select("i.id = any(?)", ids.toArray(Long[]::new));
  }

  private List<InvoiceFound> select(String where, Object[] values) {
    return jdbc.sql(
            """
            select i.id, i.customer_id, i.number, i.currency, i.amount,
              e.code as selling_entity, e.name as seller, e.vat_id
            from receivables.selling_entity e
            join receivables.invoice i on i.selling_entity_id = e.id
            where %s
            order by i.id
            """
                .formatted(where))
        .param(values)
        .query(InvoiceFound.class)
        .list();
  }

  /** What the timelines and pages say of documents of this import. */
  Origin ofImport(Long importId) {
    return jdbc.sql("select started_by, file_name from receivables.import_run where id = ?")
        .param(importId)
        .query(
            (row, n) ->
                new Origin(
                    importId,
                    row.getString(1),
                    "%s, import %d".formatted(row.getString(2), importId)))
        .optional()
        .orElse(new Origin(null, "system", null));
  }

  /**
   * Keeps documents; another than before takes the place of the old one, which the invoice's
   * timeline then says.
   *
   * @return how many were new or other than before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int store(Origin origin, Collection<New> wanted) {
    Map<Long, String> known =
        documents.of(wanted.stream().map(one -> one.invoice().id()).toList()).stream()
            .collect(Collectors.toMap(Line::invoiceId, Line::sha256));
    List<New> news =
        wanted.stream()
            .filter(one -> !one.sha256().equals(known.get(one.invoice().id())))
            .sorted(java.util.Comparator.comparing(New::sha256))
            .toList();
    insertContent(news);
    insert(origin, news);
    timeline.addAll(
        news.stream()
            .filter(one -> known.containsKey(one.invoice().id()))
            .map(one -> replaced(one, origin.by()))
            .toList());
    return news.size();
  }

  private void insertContent(List<New> news) {
    batches.batchUpdate(
        """
        insert into receivables.document_content (sha256, size, bytes)
        values (?, ?, ?)
        on conflict (sha256) do nothing
        """,
        news,
        Math.max(1, news.size()),
        (row, one) -> {
          row.setString(1, one.sha256());
          row.setInt(2, one.bytes().length);
          row.setBytes(3, one.bytes());
        });
  }

  private void insert(Origin origin, List<New> news) {
    Timestamp now = Timestamp.from(clock.instant());
    batches.batchUpdate(
        """
        insert into receivables.invoice_document
          (invoice_id, file_name, size, sha256, import_id, stored_at, stored_by, origin)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (invoice_id) do update
        set file_name = excluded.file_name,
            size = excluded.size,
            sha256 = excluded.sha256,
            import_id = excluded.import_id,
            stored_at = excluded.stored_at,
            stored_by = excluded.stored_by,
            origin = excluded.origin
        """,
        news,
        Math.max(1, news.size()),
        (row, one) -> {
          row.setLong(1, one.invoice().id());
          row.setString(2, one.fileName());
          row.setInt(3, one.bytes().length);
          row.setString(4, one.sha256());
          row.setObject(5, origin.importId());
          row.setTimestamp(6, now);
          row.setString(7, origin.by());
          row.setString(8, origin.origin());
        });
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
