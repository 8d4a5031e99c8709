package org.dunwell.payments.payouts;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what Stripe pays out, and knows it again on bank statements. */
@Component
public class Payouts {

  /** Banks book some days after or before the day that Stripe names. */
  private static final int DAYS = 3;

  private static final String KEEP =
      """
      insert into payments.stripe_payout
        (id, account, currency, amount, arrives_on, status, trace_id, payments, fees, heard_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
      set
        arrives_on = excluded.arrives_on,
        status = excluded.status,
        trace_id = coalesce(excluded.trace_id, stripe_payout.trace_id),
        payments = coalesce(excluded.payments, stripe_payout.payments),
        fees = coalesce(excluded.fees, stripe_payout.fees),
        heard_at = excluded.heard_at
      """;

  /** Of the same amount: by what the bank quotes, else by the name and the day. */
  private static final String FITTING =
      """
      select
        l.id as line_id,
        p.id,
        p.account,
        p.currency,
        p.amount,
        p.arrives_on,
        p.status,
        p.trace_id,
        p.payments,
        p.fees
      from payments.statement_line l
      join payments.stripe_payout p on p.currency = l.currency
        and p.amount = l.amount
        and p.line_id is null
        and p.status in ('paid', 'in_transit', 'pending')
      cross join lateral (
        select upper(concat_ws(
          ' ', l.payer_name, l.remittance, l.structured_reference, l.end_to_end_id)) as words) said
      where l.id = any (?)
        and (position(upper(p.id) in said.words) > 0
          or position(upper(p.trace_id) in said.words) > 0
          or said.words like '%STRIPE%'
            and l.value_on between p.arrives_on - ? and p.arrives_on + ?)
      order by
        abs(l.value_on - p.arrives_on),
        l.id,
        p.id
      limit 2000
      """;

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Payouts(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** Keeps how a payout stands by now. */
  @Transactional
  void keep(Payout payout) {
    jdbc.sql(KEEP)
        .params(
            payout.id(),
            payout.account(),
            payout.currency(),
            payout.amount(),
            Date.valueOf(payout.arrivesOn()),
            payout.status(),
            payout.traceId(),
            payout.payments(),
            payout.fees(),
            Timestamp.from(clock.instant()))
        .update();
    events.publishEvent(new PayoutKnown(payout.currency(), payout.amount()));
  }

  /**
   * Which of these lines of bank statements, that the caller has locked, are payouts; each payout
   * is found once.
   *
   * @return what each is, in words, by line
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<Long, String> take(Collection<Long> lineIds) {
    Map<Long, String> found = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Fitting one : fitting(lineIds)) {
      if (!found.containsKey(one.lineId())
          && taken.add(one.payout().id())
          && isFound(one.payout().id(), one.lineId())) {
        found.put(one.lineId(), one.payout().sentence());
      }
    }
    return found;
  }

  private record Fitting(long lineId, Payout payout) {}

  private List<Fitting> fitting(Collection<Long> lineIds) {
    return jdbc.sql(FITTING)
        .params(lineIds.toArray(Long[]::new), DAYS, DAYS)
        .query(
            (row, n) ->
                new Fitting(
                    row.getLong("line_id"),
                    new Payout(
                        row.getString("id"),
                        row.getString("account"),
                        row.getString("currency"),
                        row.getBigDecimal("amount"),
                        row.getDate("arrives_on").toLocalDate(),
                        row.getString("status"),
                        row.getString("trace_id"),
                        row.getObject("payments", Integer.class),
                        row.getBigDecimal("fees"))))
        .list();
  }

  /** Two nodes may see the same payout for two lines: the first has it. */
  private boolean isFound(String id, long lineId) {
    return jdbc.sql(
                "update payments.stripe_payout set line_id = ? where id = ? and line_id is null")
            .params(lineId, id)
            .update()
        > 0;
  }

  /** A person says that this line was something else. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void free(long lineId) {
    jdbc.sql("update payments.stripe_payout set line_id = null where line_id = ?")
        .params(lineId)
        .update();
  }
}
