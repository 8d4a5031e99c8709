package org.dunwell.receivables.debits;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.NewBlock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps us quiet about what a direct debit is collecting. */
@Component
class DirectDebits {

  /** The payer's bank may return a SEPA core debit for five working days after it was booked. */
  static final int DAYS_TO_RETURN = 5;

  /** What the sources of its blocks begin with; the due date follows. */
  static final String SOURCE = "direct-debit/";

  /** No calendar has so many holidays in a row that five working days need more than this. */
  private static final int LOOK_BACK_DAYS = 15;

  private record Debit(long invoiceId, LocalDate dueOn, BigDecimal amount, String calendar) {}

  private final JdbcClient jdbc;
  private final Blocks blocks;
  private final WorkingDays workingDays;

  DirectDebits(JdbcClient jdbc, Blocks blocks, WorkingDays workingDays) {
    this.jdbc = jdbc;
    this.blocks = blocks;
    this.workingDays = workingDays;
  }

  /**
   * Blocks what has become due in this zone and is being collected, a portion at a time.
   *
   * @return the invoice to go on after; empty when all is done
   */
  @Transactional
  OptionalLong block(ZoneId zone, LocalDate today, long after, int atMost) {
    List<Debit> debits = due(zone, today, after, atMost);
    blocks.setAll(
        debits.stream()
            .map(this::blockOf)
            .filter(block -> !block.until().isBefore(today))
            .toList());
    return debits.size() < atMost
        ? OptionalLong.empty()
        : OptionalLong.of(debits.get(atMost - 1).invoiceId());
  }

  private NewBlock blockOf(Debit debit) {
    return new NewBlock(
        debit.invoiceId(),
        "payment-on-the-way",
        debit.amount(),
        workingDays.plus(debit.calendar(), debit.dueOn(), DAYS_TO_RETURN),
        SOURCE + debit.dueOn(),
        "collected by direct debit",
        "system");
  }

  private List<Debit> due(ZoneId zone, LocalDate today, long after, int atMost) {
    return jdbc.sql(
            """
            select
              i.id as invoice_id,
              max(s.due_on) as due_on,
              sum(s.open_amount) as amount,
              c.calendar
            from receivables.customer c
            join receivables.invoice i on i.customer_id = c.id and i.state = 'open'
            join receivables.selling_entity e on e.id = i.selling_entity_id
            join receivables.instalment s on s.invoice_id = i.id and s.open_amount > 0
            where c.payment_method = 'direct-debit'
              and e.time_zone = :zone
              and i.id > :after
              and s.due_on between :from and :today
              and not exists (
                select 1
                from receivables.block b
                where b.invoice_id = i.id
                  and b.source = 'direct-debit/' || s.due_on)
              and not exists (
                select 1
                from receivables.returned_debit r
                where r.invoice_id = i.id
                  and r.due_on = s.due_on)
            group by i.id, c.calendar
            order by i.id
            limit :limit
            """)
        .param("zone", zone.getId())
        .param("after", after)
        .param("from", Date.valueOf(today.minusDays(LOOK_BACK_DAYS)))
        .param("today", Date.valueOf(today))
        .param("limit", atMost)
        .query(Debit.class)
        .list();
  }
}
