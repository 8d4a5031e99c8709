package org.dunwell.disputes.board;

import org.dunwell.TestLedger;

/**
 * Seven disputes of every reason, each ending at least once and one open, over five months: written
 * straight into the tables, because nobody waits five months in a test.
 */
final class ManyDisputes {

  static final int ENDINGS = 7;

  private ManyDisputes() {}

  static void in(TestLedger ledger) {
    ledger.begin();
    ledger.customer("C1");
    ledger.customer("C2");
    ledger.update("update receivables.customer set name = 'Kräuter & Söhne' where number = 'C2'");
    ledger.update(
        """
        insert into receivables.invoice
          (selling_entity_id, customer_id, number, issued_on, due_on, currency, amount, open_amount,
           product_line, site)
        select e.id, c.id, 'R-' || n, date '2025-09-01', date '2025-10-01', 'EUR', 90000, 90000,
          (array['Cartons', 'Film', null])[n % 3 + 1], (array['Köln', 'Jena'])[n % 2 + 1]
        from receivables.selling_entity e
        cross join generate_series(1, 30) n
        join receivables.customer c on c.number = 'C' || (n % 2 + 1)
        """);
    ledger.update(
        """
        with wanted as (
          select
            r.code,
            r.department,
            r.n::int as r,
            e.n::int as e,
            e.outcome,
            -- raised on any hour of five months, two of them on either side of a month's midnight
            timestamptz '2025-10-01T00:10:00+02:00' + make_interval(hours => (r.n * 131 + e.n * 17)::int)
              as raised_at
          from (select *, row_number() over (order by code) as n from disputes.reason_code) r
          cross join unnest(
            array['credited', 'credited', 'rejected', 'corrected', 'withdrawn', 'paid', null])
            with ordinality as e (outcome, n))
        insert into disputes.dispute
          (key, invoice_id, customer_id, selling_entity_id, currency, reason_code, amount, open_amount,
           whole, channel, raised_by, raised_at, state, outcome, credited_amount, ended_at, ended_by,
           department, owner, routed_at, due_at, paused_at, paused_until, escalated_at, escalation)
        select
          'test/' || w.code || '/' || w.e,
          i.id,
          i.customer_id,
          i.selling_entity_id,
          case when w.r % 4 = 0 then 'USD' else 'EUR' end,
          w.code,
          w.r * 100 + w.e * 10.5,
          case when w.outcome is null then w.r * 100 + w.e * 10.5 - w.r % 3 else 0 end,
          false,
          'page',
          'collector',
          w.raised_at,
          case when w.outcome is null then 'open' else 'ended' end,
          w.outcome,
          case
            when w.outcome = 'credited' then (w.r * 100 + w.e * 10.5) / w.e
            when w.outcome = 'corrected' then w.r * 100 + w.e * 10.5
            else 0
          end,
          case
            when w.outcome is not null
              then w.raised_at + make_interval(hours => w.r * w.e * 3 + w.e, mins => w.r * 7)
          end,
          case when w.outcome is not null then 'manager' end,
          w.department,
          case when w.r % 3 = 0 then 'ines' when w.r % 3 = 1 then 'igor' end,
          w.raised_at,
          case
            when w.r % 5 = 0 then timestamptz '2026-03-01T12:00:00Z'
            else timestamptz '2026-03-02T09:00:01Z' + make_interval(hours => w.r)
          end,
          case when w.r % 5 = 1 then timestamptz '2026-03-01T12:00:00Z' end,
          case when w.r % 5 = 1 then timestamptz '2026-03-03T12:00:00Z' end,
          case when w.r % 5 = 2 then timestamptz '2026-03-01T12:00:00Z' end,
          case when w.r % 5 = 2 then 'time' end
        from wanted w
        join receivables.invoice i on i.number = 'R-' || (w.r + w.e - 1)
        """);
    ledger.update(
        """
        insert into disputes.resolution
          (dispute_id, proposal, amount, findings, proposed_by, proposed_at, approvals_needed, state)
        select id, 'credit', 10, 'They are right', 'ines', raised_at, 1, 'proposed'
        from disputes.dispute
        where state = 'open'
          and reason_code in ('QUALITY', 'TAX')
        """);
  }
}
