package org.dunwell.receivables;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Discounts and differences that were let go because of a payment. They stand as long as something
 * of it pays their invoice, and go back with the last of it. Runs under {@link LedgerLocks}.
 */
@Component
class PaidReductions {

  /** One that has lost its payment, or that is taken anew. */
  private record Row(long id, long invoiceId, BigDecimal amount, String kind, String reason) {}

  private final JdbcClient jdbc;
  private final AllocationBooks books;
  private final Invoices invoices;
  private final WriteOffs writeOffs;
  private final LedgerNews news;

  PaidReductions(
      JdbcClient jdbc,
      AllocationBooks books,
      Invoices invoices,
      WriteOffs writeOffs,
      LedgerNews news) {
    this.jdbc = jdbc;
    this.books = books;
    this.invoices = invoices;
    this.writeOffs = writeOffs;
    this.news = news;
  }

  /**
   * Takes back those whose invoices nothing of the payment pays any more.
   *
   * @param moneyBackId with which part of the money they go, or null when all of it has come to
   *     nothing
   * @return the invoices that are open by so much more
   */
  List<Long> takeBack(long paymentId, Long moneyBackId, LocalDate on, String reason, String by) {
    List<Row> lost = lost(paymentId, moneyBackId, on);
    if (lost.isEmpty()) {
      return List.of();
    }
    List<Share> shares =
        books.takeBackWriteOffs(lost.stream().map(Row::id).toArray(Long[]::new), on);
    Map<Long, String> kinds = lost.stream().collect(Collectors.toMap(Row::id, Row::kind));
    shares.stream()
        .collect(Collectors.groupingBy(share -> kinds.get(share.sourceId())))
        .forEach(
            (kind, some) -> {
              boolean discount = kind.equals(Source.Kind.DISCOUNT.word());
              news.changed(
                  discount ? Source.Kind.DISCOUNT : Source.Kind.WRITE_OFF,
                  some,
                  by,
                  "%s taken back on %s (%s)"
                      .formatted(discount ? "Cash discount" : "Write-off", on, reason));
            });
    return lost.stream().map(Row::invoiceId).distinct().toList();
  }

  private List<Row> lost(long paymentId, Long moneyBackId, LocalDate on) {
    return jdbc.sql(
            """
            update receivables.write_off w
            set
              reversed_on = :on,
              money_back_id = :moneyBack
            where w.payment_id = :payment
              and w.reversed_on is null
              and not exists (
                select
                from receivables.allocation a
                where a.payment_id = w.payment_id
                  and a.invoice_id = w.invoice_id
                  and a.reversed_on is null)
            returning id, invoice_id, amount, kind, reason
            """)
        .param("on", on)
        .param("moneyBack", moneyBackId, Types.BIGINT)
        .param("payment", paymentId)
        .query(Row.class)
        .list();
  }

  /** What went with money that comes in once more is let go anew, as far as it is still open. */
  void takeAgain(long paymentId, long moneyBackId, String by) {
    List<Row> gone =
        jdbc.sql(
                """
                select w.id, w.invoice_id, w.amount, w.kind, w.reason
                from receivables.write_off w
                where w.money_back_id = ?
                  and exists (
                    select
                    from receivables.allocation a
                    where a.payment_id = w.payment_id
                      and a.invoice_id = w.invoice_id
                      and a.reversed_on is null)
                order by w.id
                """)
            .param(moneyBackId)
            .query(Row.class)
            .list();
    Map<Long, BigDecimal> open = open(gone.stream().map(Row::invoiceId).distinct().toList());
    List<NewReduction> again = new ArrayList<>();
    for (Row row : gone) {
      BigDecimal amount = row.amount().min(open.get(row.invoiceId()));
      if (amount.signum() > 0) {
        open.merge(row.invoiceId(), amount, BigDecimal::subtract);
        boolean discount = row.kind().equals(Source.Kind.DISCOUNT.word());
        again.add(new NewReduction(row.invoiceId(), amount, discount, row.reason(), paymentId));
      }
    }
    writeOffs.take(again, by);
  }

  private Map<Long, BigDecimal> open(Collection<Long> ids) {
    return new HashMap<>(
        invoices.byIds(ids).stream()
            .collect(Collectors.toMap(Invoice::id, Invoice::openPrincipal)));
  }
}
