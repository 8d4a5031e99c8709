package org.dunwell.payments.matching;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A million open invoices of fifty thousand customers, and lines that pay some of them in full with
 * the number in their text: made by SQL, matched by SQL for comparison.
 */
final class MillionInvoices {

  private static final int OF_EACH = 20;

  private final JdbcTemplate jdbc;
  private final int lines;
  private final int invoices;

  MillionInvoices(JdbcTemplate jdbc, int lines, int invoices) {
    this.jdbc = jdbc;
    this.lines = lines;
    this.invoices = invoices;
  }

  void store() {
    long entity =
        jdbc.queryForObject(
            "select id from receivables.selling_entity where code = 'DE'", Long.class);
    long[] statementAndAccount = NoisyBank.account(jdbc, entity);
    jdbc.update(
        """
        insert into receivables.customer (number, name, country, language, time_zone, calendar)
        select 'C' || n, 'Firma ' || md5(n::text) || ' GmbH', 'DE', 'de', 'Europe/Berlin', 'DE'
        from generate_series(1, ?) n
        """,
        invoices / OF_EACH);
    jdbc.update(
        """
        insert into receivables.invoice
          (selling_entity_id, customer_id, number, issued_on, due_on, currency, amount, open_amount)
        select
          ?, c.id, 'RE-' || lpad(n::text, 8, '0'), date '2026-01-02', date '2026-02-01', 'EUR',
          a.amount, a.amount
        from generate_series(1, ?) n
        cross join lateral (select (50 + n * 7919::bigint % 900000 / 100.0)::numeric(19,4)) a (amount)
        join receivables.customer c on c.number = 'C' || (1 + n % ?)
        """,
        entity, invoices, invoices / OF_EACH);
    jdbc.update(
        """
        insert into receivables.instalment (invoice_id, position, due_on, amount, open_amount)
        select id, 1, due_on, amount, open_amount from receivables.invoice
        """);
    jdbc.update(
        """
        insert into payments.statement_line
          (statement_id, bank_account_id, selling_entity_id, fingerprint, booked_on, value_on,
           currency, amount, kind, remittance, payer_name, payer_account)
        select
          ?, ?, ?, i.number, date '2026-03-02', date '2026-03-02', 'EUR', i.amount, 'payment',
          'Rechnung ' || i.number || ' vom 02.01.2026 Tel 040 123456', c.name, 'DE' || c.id
        from receivables.invoice i
        join receivables.customer c on c.id = i.customer_id
        where i.id % ? = 0
        """,
        statementAndAccount[0], statementAndAccount[1], entity, invoices / lines);
    for (String table :
        List.of(
            "receivables.customer",
            "receivables.invoice",
            "receivables.instalment",
            "payments.statement_line")) {
      jdbc.execute("vacuum analyze " + table);
    }
  }

  private static final String JOIN =
      """
      select l.id as line_id, i.id as invoice_id, n.id as instalment_id, i.customer_id,
        i.selling_entity_id, l.amount, l.value_on
      from payments.statement_line l
      join receivables.invoice i
        on i.selling_entity_id = l.selling_entity_id
        and i.number = substring(l.remittance from 'RE-[0-9]+')
        and i.open_amount = l.amount
        and i.currency = l.currency
      join receivables.instalment n on n.invoice_id = i.id
      where l.state = 'waiting'
      """;

  double joinSeconds() {
    long begin = System.nanoTime();
    jdbc.queryForObject(
        "select count(*), sum(invoice_id) from (" + JOIN + ") j", (row, n) -> row.getLong(1));
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Everything is rolled back, so that the same rows can be matched again. */
  double pureSeconds() {
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(jdbc.getDataSource()));
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          long begin = System.nanoTime();
          pure();
          return (System.nanoTime() - begin) / 1e9;
        });
  }

  private void pure() {
    jdbc.execute("create temp table pure_hit on commit drop as " + JOIN);
    jdbc.execute(
        """
        create temp table pure_paid on commit drop as
        with paid as (
          insert into receivables.payment
            (selling_entity_id, customer_id, reference, received_on, currency, amount,
             unapplied_amount, recorded_here, recorded_at)
          select selling_entity_id, customer_id, 'BANK-' || line_id, value_on, 'EUR', amount, 0,
            true, now()
          from pure_hit
          returning id, reference)
        select p.id as payment_id, h.*
        from paid p
        join pure_hit h on 'BANK-' || h.line_id = p.reference
        """);
    jdbc.execute(
        """
        insert into receivables.allocation
          (invoice_id, instalment_id, payment_id, amount, allocated_on, chosen_by)
        select invoice_id, instalment_id, payment_id, amount, value_on, 'told' from pure_paid
        """);
    jdbc.execute(
        """
        update receivables.instalment n set open_amount = 0
        from pure_paid p where p.instalment_id = n.id
        """);
    jdbc.execute(
        """
        update receivables.invoice i
        set open_amount = 0, state = 'paid', closed_on = p.value_on, version = version + 1
        from pure_paid p where p.invoice_id = i.id
        """);
    for (String kind : List.of("payment", "allocation")) {
      jdbc.update(
          """
          insert into receivables.journal_entry
            (selling_entity_id, type, posting, customer_id, invoice_id, payment_id, document,
             amount, currency, posting_day, document_day, created_by, created_at)
          select selling_entity_id, ?, 'dunwell', customer_id,
            case when ? = 'allocation' then invoice_id end, payment_id, 'BANK-' || line_id, amount,
            'EUR', value_on, value_on, 'pure', now()
          from pure_paid
          """,
          kind,
          kind);
    }
    jdbc.execute(
        """
        with matched as (
          insert into payments.match
            (line_id, state, customer_id, payment_id, confidence, reason, automatic, decided_by,
             decided_at)
          select line_id, 'posted', customer_id, payment_id, 100, 'pure', true, 'pure', now()
          from pure_paid
          returning id, line_id)
        insert into payments.match_part (match_id, rank, invoice_id, amount)
        select m.id, 0, p.invoice_id, p.amount
        from matched m
        join pure_paid p on p.line_id = m.line_id
        """);
    jdbc.execute(
        """
        update payments.statement_line l set state = 'posted'
        from pure_paid p where p.line_id = l.id
        """);
  }

  /** Lines posted to another invoice than the one they name. */
  long wrong() {
    return jdbc.queryForObject(
        """
        select count(*)
        from payments.match m
        join payments.statement_line l on l.id = m.line_id
        join payments.match_part p on p.match_id = m.id and p.rank = 0
        join receivables.invoice i on i.id = p.invoice_id
        where m.state = 'posted'
          and i.number <> l.fingerprint
        """,
        Long.class);
  }
}
