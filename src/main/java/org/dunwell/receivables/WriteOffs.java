package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What we give up. */
@Component
public class WriteOffs {

  private final JdbcClient jdbc;
  private final Invoices invoices;
  private final SellingEntities entities;
  private final AllocationMapper parts;
  private final AllocationBooks books;
  private final LedgerLocks locks;
  private final LedgerNews news;
  private final Clock clock;

  WriteOffs(
      JdbcClient jdbc,
      Invoices invoices,
      SellingEntities entities,
      AllocationMapper parts,
      AllocationBooks books,
      LedgerLocks locks,
      LedgerNews news,
      Clock clock) {
    this.jdbc = jdbc;
    this.invoices = invoices;
    this.entities = entities;
    this.parts = parts;
    this.books = books;
    this.locks = locks;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Writes off a part or all of what is open of an invoice, its oldest instalments first, dated
   * today in the selling entity's zone.
   *
   * @param amount in the invoice's currency, at most what is open
   * @param by user id
   * @return the invoice after it
   */
  @Transactional
  public Invoice writeOff(long invoiceId, BigDecimal amount, String reason, String by) {
    locks.invoices(new Long[] {invoiceId});
    Invoice invoice = invoices.byId(invoiceId);
    Amounts.entered(amount, invoice.currency());
    if (amount.compareTo(invoice.openAmount()) > 0) {
      throw new BrokenRule(
          "Of invoice %s only %s are open; no more than that can be written off."
              .formatted(invoice.number(), Amounts.text(invoice.currency(), invoice.openAmount())));
    }
    LocalDate today = entities.byId(invoice.sellingEntityId()).dayAt(clock.instant());
    long id = insert(invoiceId, amount, reason, today, by);
    Source source =
        new Source(
            id,
            invoice.customerId(),
            invoice.sellingEntityId(),
            invoice.currency(),
            amount,
            today,
            reason,
            null);
    List<OpenPart> open = parts.openParts(new Long[] {invoiceId});
    Allotment allotment = new Allotment(List.of(source), open);
    allotment.give(source, open, null, null);
    books.write(Source.Kind.WRITE_OFF, allotment.shares());
    news.changed(
        Source.Kind.WRITE_OFF, allotment.shares(), by, "Written off (%s)".formatted(reason));
    return invoices.byId(invoiceId);
  }

  private long insert(long invoiceId, BigDecimal amount, String reason, LocalDate on, String by) {
    return jdbc.sql(
            """
            insert into receivables.write_off
              (invoice_id, amount, reason, written_off_on, written_off_by)
            values (?, ?, ?, ?, ?)
            returning id
            """)
        .params(invoiceId, amount, reason, on, by)
        .query(Long.class)
        .single();
  }
}
