package org.dunwell.receivables;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Money that went back, as it is kept; everything here runs after {@link LedgerLocks}. */
@Component
class MoneyBackRows {

  private final JdbcClient jdbc;
  private final Clock clock;

  MoneyBackRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What of a payment has not gone back. */
  BigDecimal left(long paymentId) {
    return jdbc.sql(
            """
            select case when reversed_on is null then amount - returned_amount else 0 end
            from receivables.payment
            where id = ?
            """)
        .param(paymentId)
        .query(BigDecimal.class)
        .single();
  }

  /** False when it was undone already. */
  boolean undo(long id, LocalDate on) {
    return jdbc.sql(
                "update receivables.money_back set undone_on = ? where id = ? and undone_on is null")
            .params(on, id)
            .update()
        > 0;
  }

  /** Negative amounts: it comes in once more. */
  void spend(long paymentId, BigDecimal unapplied, BigDecimal returned) {
    jdbc.sql(
            """
            update receivables.payment
            set
              unapplied_amount = unapplied_amount - ?,
              returned_amount = returned_amount + ?,
              version = version + 1
            where id = ?
            """)
        .params(unapplied, returned, paymentId)
        .update();
  }

  long insert(NewMoneyBack wanted, Map<Long, BigDecimal> parts) {
    long id =
        jdbc.sql(
                """
                insert into receivables.money_back
                  (payment_id, kind, reference, amount, returned_on, reason, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?)
                returning id
                """)
            .param(wanted.paymentId())
            .param(wanted.kind())
            .param(wanted.reference())
            .param(wanted.amount())
            .param(wanted.on())
            .param(wanted.reason())
            .param(Timestamp.from(clock.instant()))
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into receivables.money_back_part (money_back_id, invoice_id, amount)
            select ?, part.invoice_id, part.amount
            from unnest(?::bigint[], ?::numeric[]) as part (invoice_id, amount)
            """)
        .param(id)
        .param(parts.keySet().toArray(Long[]::new))
        .param(parts.values().toArray(BigDecimal[]::new))
        .update();
    return id;
  }

  /** What went back of this payment, in the order in which it went. */
  List<MoneyBack> of(long paymentId) {
    return select("b.payment_id = ?", paymentId);
  }

  MoneyBack byId(long id) {
    return select("b.id = ?", id).get(0);
  }

  private List<MoneyBack> select(String where, long id) {
    return jdbc.sql(
            """
            select b.id, b.payment_id, b.kind, b.reference, b.amount, b.returned_on, b.undone_on
            from receivables.money_back b
            where %s
            order by b.id
            limit 1000
            """
                .formatted(where))
        .param(id)
        .query(
            (row, n) ->
                new MoneyBack(
                    row.getLong("id"),
                    row.getLong("payment_id"),
                    row.getString("kind"),
                    row.getString("reference"),
                    row.getBigDecimal("amount"),
                    row.getObject("returned_on", LocalDate.class),
                    row.getObject("undone_on", LocalDate.class),
                    parts(row.getLong("id"))))
        .list();
  }

  private List<MoneyBack.Part> parts(long id) {
    return jdbc.sql(
            """
            select
              p.invoice_id,
              p.amount,
              coalesce(
                (select sum(w.amount)
                 from receivables.write_off w
                 where w.money_back_id = p.money_back_id
                   and w.invoice_id = p.invoice_id), 0) as let_go
            from receivables.money_back_part p
            where p.money_back_id = ?
            order by p.invoice_id
            """)
        .param(id)
        .query(MoneyBack.Part.class)
        .list();
  }
}
