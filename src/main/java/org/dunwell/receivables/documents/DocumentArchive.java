package org.dunwell.receivables.documents;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Troubles;
import org.dunwell.receivables.DocumentUrl;
import org.dunwell.receivables.imports.Row;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gets documents from where a selling entity keeps them, when they are first needed, and keeps
 * them. Never within a transaction of the caller's: an archive may be slow. A failure hinders
 * nobody; it becomes a trouble, one for each selling entity, which the next success closes.
 */
@Component
public class DocumentArchive {

  /** What an archive did not give it is asked for again after this. */
  private static final Duration REST = Duration.ofHours(1);

  private static final String TROUBLE = "document-archive";

  /** Invoices at once; what is more waits for the next time. */
  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private final DocumentStore store;
  private final Fetch fetch;
  private final Troubles troubles;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DocumentArchive(
      JdbcClient jdbc,
      DocumentStore store,
      DocumentSettings settings,
      Troubles troubles,
      TransactionTemplate transaction,
      Clock clock,
      @Value("${dunwell.mode}") String mode) {
    this.jdbc = jdbc;
    this.store = store;
    this.fetch = new Fetch(mode.equals("live"), settings);
    this.troubles = troubles;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** An invoice whose document is not here and whose selling entity keeps some elsewhere. */
  record Missing(long id, String number, String sellingEntity, String documentUrl) {}

  /** Whether any selling entity keeps its documents elsewhere. */
  public boolean isUsed() {
    return jdbc.sql(
            "select exists (select from receivables.selling_entity where document_url is not null)")
        .query(Boolean.class)
        .single();
  }

  /** Whether the document of an invoice could be had. */
  public boolean mayHave(long invoiceId) {
    return !missing(List.of(invoiceId), Duration.ZERO).isEmpty();
  }

  /** Why the document of an invoice was not given when it was last asked for. */
  public Optional<String> whyNot(long invoiceId) {
    return jdbc.sql("select why from receivables.document_miss where invoice_id = ?")
        .param(invoiceId)
        .query(String.class)
        .optional();
  }

  /**
   * Gets one, also when it was not given a moment ago.
   *
   * @throws BrokenRule when it is not given
   */
  public void bring(long invoiceId) {
    List<Missing> one = missing(List.of(invoiceId), Duration.ZERO);
    one.forEach(this::bring);
    one.stream()
        .flatMap(tried -> whyNot(tried.id()).stream())
        .findFirst()
        .ifPresent(
            why -> {
              throw new BrokenRule(
                  "The archive did not give the document of this invoice: %s. Try again later, or"
                          .formatted(why)
                      + " import the document.");
            });
  }

  /**
   * Gets those of these invoices that are not here, oldest due first, as many as there is time for.
   * An archive that fails is not asked on.
   */
  public void bring(Collection<Long> invoiceIds, Duration time) {
    long until = System.nanoTime() + time.toNanos();
    Set<String> failed = new HashSet<>();
    for (Missing one : missing(invoiceIds, REST)) {
      if (System.nanoTime() - until > 0) {
        return;
      }
      if (!failed.contains(one.sellingEntity()) && !bring(one)) {
        failed.add(one.sellingEntity());
      }
    }
  }

  private List<Missing> missing(Collection<Long> invoiceIds, Duration rest) {
    return jdbc.sql(
            """
            select i.id, i.number, e.code as selling_entity, e.document_url
            from receivables.invoice i
            join receivables.selling_entity e on e.id = i.selling_entity_id
            left join receivables.invoice_document d on d.invoice_id = i.id
            left join receivables.document_miss m on m.invoice_id = i.id
            where i.id = any(?)
              and e.document_url is not null
              and d.invoice_id is null
              and (m.asked_at is null or m.asked_at <= ?)
            order by i.due_on, i.id
            limit ?
            """)
        .params(invoiceIds.toArray(Long[]::new), Timestamp.from(clock.instant().minus(rest)), MOST)
        .query(Missing.class)
        .list();
  }

  /**
   * @return whether the archive works
   */
  private boolean bring(Missing one) {
    try {
      byte[] pdf = fetch.pdf(new DocumentUrl(one.documentUrl()).of(one.number()));
      keep(one, pdf);
      return true;
    } catch (FetchFailed failure) {
      miss(one, failure.getMessage());
      if (!failure.only()) {
        report(one, failure);
      }
      return failure.only();
    } catch (BrokenRule wrong) {
      miss(one, wrong.getMessage());
      return true;
    }
  }

  private void keep(Missing one, byte[] pdf) {
    Row row = DocumentRow.of(1, "document.pdf", pdf);
    transaction.executeWithoutResult(
        status -> {
          InvoiceFound invoice = store.byIds(List.of(one.id())).get(0);
          refuseOther(row, invoice);
          store.store(
              new DocumentStore.Origin(null, "system", "the archive of " + one.sellingEntity()),
              List.of(
                  new DocumentStore.New(
                      invoice, DocumentRow.fileName(one.number() + ".pdf"), pdf)));
          jdbc.sql("delete from receivables.document_miss where invoice_id = ?")
              .param(one.id())
              .update();
          troubles.resolve("receivables", TROUBLE, one.sellingEntity(), "system");
        });
  }

  /** What the electronic invoice inside says, if there is one, must be of this invoice. */
  private static void refuseOther(Row row, InvoiceFound invoice) {
    String inside = row.text("numberInside", invoice.number());
    if (!inside.equals(invoice.number()) || !invoice.mayBeFrom(row) || !invoice.saysTheSame(row)) {
      throw new BrokenRule(
          "what it gives is another document (%s over %s %s)"
              .formatted(inside, row.text("currency", ""), row.text("totals", "?")));
    }
  }

  private void miss(Missing one, String why) {
    jdbc.sql(
            """
            insert into receivables.document_miss (invoice_id, asked_at, why)
            values (?, ?, ?)
            on conflict (invoice_id) do update
            set asked_at = excluded.asked_at,
                why = excluded.why
            """)
        .params(one.id(), Timestamp.from(clock.instant()), why)
        .update();
  }

  private void report(Missing one, FetchFailed failure) {
    troubles.report(
        "receivables",
        TROUBLE,
        one.sellingEntity(),
        "The archive of %s did not give the document of invoice %s: %s. Mails go without it."
            .formatted(one.sellingEntity(), one.number(), failure.getMessage()),
        "Check documentUrl of the selling entity, dunwell.documents.authorization and the archive.",
        failure);
  }
}
