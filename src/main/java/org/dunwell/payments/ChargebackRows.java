package org.dunwell.payments;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.payments.stripe.StripeAmounts;
import org.dunwell.payments.stripe.StripeReturns.Disputed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chargebacks as they are kept: how each stands, and what it took from the ledger. */
@Component
class ChargebackRows {

  private static final int SHOWN = 100;

  private final JdbcClient jdbc;
  private final Clock clock;

  ChargebackRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Null while nothing was taken. */
  void store(Row paid, Disputed dispute, Long moneyBackId) {
    jdbc.sql(
            """
            insert into payments.chargeback
              (stripe_id, payment_id, currency, amount, reason, status, evidence_due,
               money_back_id, heard_at, changed_at)
            values (:stripe, :payment, :currency, :amount, :reason, :status, :due, :back, :now, :now)
            on conflict (stripe_id) do update set
              status = excluded.status,
              evidence_due = excluded.evidence_due,
              money_back_id = coalesce(chargeback.money_back_id, excluded.money_back_id),
              changed_at = excluded.changed_at
            """)
        .param("stripe", dispute.id())
        .param("payment", paid.paymentId())
        .param("currency", paid.currency())
        .param("amount", StripeAmounts.amount(dispute.minor(), paid.currency()))
        .param("reason", dispute.reason())
        .param("status", dispute.status())
        .param(
            "due",
            dispute.evidenceDue() == null ? null : Timestamp.from(dispute.evidenceDue()),
            Types.TIMESTAMP)
        .param("back", moneyBackId, Types.BIGINT)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Those that are neither won nor lost, the most pressing first. */
  List<Chargeback> open() {
    return jdbc.sql(
            """
            select
              k.id,
              k.stripe_id,
              k.payment_id,
              p.reference as payment_reference,
              c.number as customer_number,
              c.name as customer_name,
              k.currency,
              k.amount,
              k.reason,
              k.status,
              k.evidence_due
            from payments.chargeback k
            join receivables.payment p
              on p.id = k.payment_id
            join receivables.customer c
              on c.id = p.customer_id
            where k.status not in ('won', 'lost', 'warning_closed', 'prevented')
            order by
              k.evidence_due nulls last,
              k.id
            limit ?
            """)
        .param(SHOWN)
        .query(Chargeback.class)
        .list();
  }
}
