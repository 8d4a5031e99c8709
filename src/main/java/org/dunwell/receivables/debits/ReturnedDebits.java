package org.dunwell.receivables.debits;

import java.sql.Date;
import java.util.List;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.Block;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.PaymentReversed;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Debits that came back: what they were to collect is asked for again, the same day. */
@Component
class ReturnedDebits {

  private record Returned(long invoiceId, long customerId, String number) {}

  private final JdbcClient jdbc;
  private final Blocks blocks;
  private final Timeline timeline;

  ReturnedDebits(JdbcClient jdbc, Blocks blocks, Timeline timeline) {
    this.jdbc = jdbc;
    this.blocks = blocks;
    this.timeline = timeline;
  }

  /** Whoever pays by direct debit has no other payments that could come back. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(PaymentReversed news) {
    List<Returned> returned = remember(news);
    blocks.liftAll(
        blocks.of(returned.stream().map(Returned::invoiceId).toList()).stream()
            .filter(block -> block.liftedAt() == null)
            .filter(block -> block.source().startsWith(DirectDebits.SOURCE))
            .map(Block::id)
            .toList(),
        news.by());
    timeline.addAll(
        returned.stream()
            .map(
                one ->
                    new Timeline.Entry(
                        "receivables",
                        "direct-debit",
                        one.customerId(),
                        one.invoiceId(),
                        news.by(),
                        "The direct debit of invoice %s has come back; it is asked for again."
                            .formatted(one.number()),
                        null))
            .toList());
  }

  /** What of the invoices was due and is open again; never waited for any more. */
  private List<Returned> remember(PaymentReversed news) {
    return jdbc.sql(
            """
            with back as (
              insert into receivables.returned_debit (invoice_id, due_on, payment_id, returned_on)
              select distinct a.invoice_id, n.due_on, a.payment_id, :on::date
              from receivables.allocation a
              join receivables.instalment n on n.id = a.instalment_id
              join receivables.invoice i on i.id = a.invoice_id
              join receivables.customer c on c.id = i.customer_id
              where a.payment_id = :payment
                and c.payment_method = 'direct-debit'
              on conflict (invoice_id, due_on) do update set
                payment_id = excluded.payment_id,
                returned_on = excluded.returned_on
              returning invoice_id)
            select distinct i.id as invoice_id, i.customer_id, i.number
            from back b
            join receivables.invoice i on i.id = b.invoice_id
            order by i.id
            """)
        .param("on", Date.valueOf(news.on()))
        .param("payment", news.paymentId())
        .query(Returned.class)
        .list();
  }
}
