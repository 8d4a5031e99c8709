package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
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
    take(List.of(new NewReduction(invoiceId, amount, false, reason, null)), by);
    return invoices.byId(invoiceId);
  }

  /**
   * Many at once, in a few statements, under locks that the caller holds: what is open stays open.
   *
   * @return the new ids, in order
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Long> take(List<NewReduction> wanted, String by) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    Long[] invoiceIds = wanted.stream().map(NewReduction::invoiceId).toArray(Long[]::new);
    Map<Long, Invoice> known =
        invoices.byIds(List.of(invoiceIds)).stream()
            .collect(Collectors.toMap(Invoice::id, Function.identity()));
    Map<Long, LocalDate> days = new HashMap<>();
    known.values().forEach(one -> days.computeIfAbsent(one.sellingEntityId(), this::today));
    List<Long> ids = insert(wanted, known, days, by);
    Map<Boolean, Map<Long, Source>> sources = new HashMap<>();
    Map<Long, Long> invoiceOf = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      NewReduction one = wanted.get(i);
      Invoice invoice = known.get(one.invoiceId());
      LocalDate on = days.get(invoice.sellingEntityId());
      invoiceOf.put(ids.get(i), one.invoiceId());
      sources
          .computeIfAbsent(one.discount(), any -> new TreeMap<>())
          .put(ids.get(i), source(ids.get(i), one, invoice, on));
    }
    List<OpenPart> open = parts.openParts(invoiceIds);
    sources.forEach(
        (discount, some) ->
            close(
                discount ? Source.Kind.DISCOUNT : Source.Kind.WRITE_OFF,
                some,
                invoiceOf,
                open,
                by));
    return ids;
  }

  private static Source source(long id, NewReduction one, Invoice invoice, LocalDate on) {
    return new Source(
        id,
        invoice.customerId(),
        invoice.sellingEntityId(),
        invoice.currency(),
        one.amount(),
        on,
        one.reason(),
        null);
  }

  private void close(
      Source.Kind kind,
      Map<Long, Source> sources,
      Map<Long, Long> invoiceOf,
      List<OpenPart> open,
      String by) {
    Map<Long, List<OpenPart>> byInvoice =
        open.stream().collect(Collectors.groupingBy(OpenPart::invoiceId));
    Allotment allotment = new Allotment(sources.values(), open);
    sources.forEach(
        (id, source) ->
            allotment.give(
                source, byInvoice.getOrDefault(invoiceOf.get(id), List.of()), null, null));
    books.write(kind, allotment.shares());
    Map<String, List<Share>> byReason =
        allotment.shares().stream()
            .collect(Collectors.groupingBy(share -> sources.get(share.sourceId()).reference()));
    byReason.forEach(
        (reason, shares) ->
            news.changed(
                kind,
                shares,
                by,
                (kind == Source.Kind.DISCOUNT ? "Cash discount (%s)" : "Written off (%s)")
                    .formatted(reason)));
  }

  private LocalDate today(long sellingEntityId) {
    return entities.byId(sellingEntityId).dayAt(clock.instant());
  }

  private List<Long> insert(
      List<NewReduction> wanted, Map<Long, Invoice> known, Map<Long, LocalDate> days, String by) {
    List<Long> ids =
        jdbc.sql(
                """
                select nextval(pg_get_serial_sequence('receivables.write_off', 'id'))
                from generate_series(1, ?)
                """)
            .param(wanted.size())
            .query(Long.class)
            .list();
    jdbc.sql(
            """
            insert into receivables.write_off (
              id,
              invoice_id,
              amount,
              kind,
              reason,
              written_off_on,
              written_off_by,
              payment_id)
            overriding system value
            select
              one.id,
              one.invoice_id,
              one.amount,
              one.kind,
              one.reason,
              one.day::date,
              :by,
              one.payment_id
            from unnest(:ids, :invoices, :amounts, :kinds, :reasons, :days, :payments)
              as one (id, invoice_id, amount, kind, reason, day, payment_id)
            order by one.id
            """)
        .param("by", by)
        .param("ids", ids.toArray(Long[]::new))
        .param("invoices", wanted.stream().map(NewReduction::invoiceId).toArray(Long[]::new))
        .param("amounts", wanted.stream().map(NewReduction::amount).toArray(BigDecimal[]::new))
        .param("payments", wanted.stream().map(NewReduction::paymentId).toArray(Long[]::new))
        .param("kinds", wanted.stream().map(one -> one.kind().word()).toArray(String[]::new))
        .param("reasons", wanted.stream().map(NewReduction::reason).toArray(String[]::new))
        .param(
            "days",
            wanted.stream()
                .map(one -> days.get(known.get(one.invoiceId()).sellingEntityId()).toString())
                .toArray(String[]::new))
        .update();
    return ids;
  }
}
