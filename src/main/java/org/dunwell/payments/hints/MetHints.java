package org.dunwell.payments.hints;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.receivables.Block;
import org.dunwell.receivables.Blocks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hints whose money has come: they explain no other money, and stop nobody from asking. */
@Component
public class MetHints {

  /** Set by the door through which a customer says that it has paid. */
  private static final String SOURCE = "said-paid/";

  /** Money for a part of what a hint names leaves it waiting for the rest. */
  private static final String MEET =
      """
      update payments.payment_hint h
      set met_line_id = money.line_id, met_at = ?
      from (
        select n.hint_id, min(paid.line_id) as line_id
        from unnest(?, ?) as paid (line_id, invoice_id)
        join payments.payment_hint_invoice n on n.invoice_id = paid.invoice_id
        group by n.hint_id) money
      where h.id = money.hint_id
        and h.met_at is null
        and not exists (
          select
          from payments.payment_hint_invoice other
          join receivables.invoice i on i.id = other.invoice_id
          where other.hint_id = h.id
            and i.state = 'open'
            and i.id <> all (?))
      returning h.id
      """;

  private final JdbcClient jdbc;
  private final Blocks blocks;
  private final Clock clock;

  MetHints(JdbcClient jdbc, Blocks blocks, Clock clock) {
    this.jdbc = jdbc;
    this.blocks = blocks;
    this.clock = clock;
  }

  /**
   * These lines of bank statements have paid something of these invoices, side by side. What is
   * still open of them is asked for again.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void meet(List<Long> lineIds, List<Long> invoiceIds, String by) {
    if (invoiceIds.isEmpty()) {
      return;
    }
    Long[] invoices = invoiceIds.toArray(Long[]::new);
    List<Long> met =
        jdbc.sql(MEET)
            .params(
                Timestamp.from(clock.instant()), lineIds.toArray(Long[]::new), invoices, invoices)
            .query(Long.class)
            .list();
    if (!met.isEmpty()) {
      lift(met, by);
    }
  }

  private void lift(Collection<Long> hints, String by) {
    Set<String> sources = hints.stream().map(id -> SOURCE + id).collect(Collectors.toSet());
    List<Long> named =
        jdbc.sql(
                "select distinct invoice_id from payments.payment_hint_invoice where hint_id = any (?)")
            .params((Object) hints.toArray(Long[]::new))
            .query(Long.class)
            .list();
    blocks.liftAll(
        blocks.of(named).stream()
            .filter(block -> block.liftedAt() == null && sources.contains(block.source()))
            .map(Block::id)
            .toList(),
        by);
  }

  /** The money of this line paid something else: the hints that it met wait again. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void reopen(long lineId) {
    jdbc.sql(
            "update payments.payment_hint set met_line_id = null, met_at = null where met_line_id = ?")
        .params(lineId)
        .update();
  }
}
