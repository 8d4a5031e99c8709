package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes ledger rows for tests, in every room. Amounts as text, dates as ISO text. */
public final class TestLedger {

  private final JdbcClient jdbc;

  public TestLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A selling entity in EUR with the German calendar. */
  public long sellingEntity(String code, String zone) {
    return jdbc.sql(
            """
            insert into receivables.selling_entity
              (code, name, country, language, time_zone, calendar, currency, email, iban, bic)
            values (?, ?, 'DE', 'en', ?, 'DE', 'EUR', ?, 'DE02120300000000202051', 'BYLADEM1001')
            returning id
            """)
        .params(code, code + " Ltd", zone, "accounts@" + code.toLowerCase() + ".example")
        .query(Long.class)
        .single();
  }

  /** A standard customer of medium risk in Berlin, without contacts. */
  public long customer(String number) {
    return jdbc.sql(
            """
            insert into receivables.customer (number, name, country, language, time_zone, calendar)
            values (?, ?, 'DE', 'en', 'Europe/Berlin', 'DE')
            returning id
            """)
        .params(number, "Customer " + number)
        .query(Long.class)
        .single();
  }

  /** Somebody in accounts payable. */
  public long contact(long customer, String email) {
    return jdbc.sql(
            """
            insert into receivables.contact (customer_id, name, email, phone)
            values (?, 'Accounts payable', ?, '+4930123456')
            returning id
            """)
        .params(customer, email)
        .query(Long.class)
        .single();
  }

  /** An open invoice with one instalment, issued 30 days before it is due. */
  public long invoice(
      long sellingEntity, long customer, String number, String dueOn, String amount) {
    return invoice(sellingEntity, customer, number, dueOn, amount, "EUR");
  }

  public long invoice(
      long sellingEntity,
      long customer,
      String number,
      String dueOn,
      String amount,
      String currency) {
    long invoice =
        insertInvoice(sellingEntity, customer, number, LocalDate.parse(dueOn), amount, currency);
    instalment(invoice, 1, dueOn, amount);
    return invoice;
  }

  /** An open invoice of instalments: due date, amount, due date, amount, .. */
  public long invoiceOf(long sellingEntity, long customer, String number, String... parts) {
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 1; i < parts.length; i += 2) {
      total = total.add(new BigDecimal(parts[i]));
    }
    LocalDate last = LocalDate.parse(parts[parts.length - 2]);
    long invoice =
        insertInvoice(sellingEntity, customer, number, last, total.toPlainString(), "EUR");
    for (int i = 0; i < parts.length; i += 2) {
      instalment(invoice, i / 2 + 1, parts[i], parts[i + 1]);
    }
    return invoice;
  }

  private long insertInvoice(
      long sellingEntity,
      long customer,
      String number,
      LocalDate dueOn,
      String amount,
      String currency) {
    return jdbc.sql(
            """
            insert into receivables.invoice
              (selling_entity_id, customer_id, number, issued_on, due_on, currency, amount,
               open_amount)
            values (:entity, :customer, :number, :issued, :due, :currency, :amount, :amount)
            returning id
            """)
        .param("entity", sellingEntity)
        .param("customer", customer)
        .param("number", number)
        .param("issued", dueOn.minusDays(30))
        .param("due", dueOn)
        .param("currency", currency)
        .param("amount", new BigDecimal(amount))
        .query(Long.class)
        .single();
  }

  private void instalment(long invoice, int position, String dueOn, String amount) {
    jdbc.sql(
            """
            insert into receivables.instalment (invoice_id, position, due_on, amount, open_amount)
            values (:invoice, :position, :due, :amount, :amount)
            """)
        .param("invoice", invoice)
        .param("position", position)
        .param("due", LocalDate.parse(dueOn))
        .param("amount", new BigDecimal(amount))
        .update();
  }

  /** A run of an importer, for what a snapshot of the ERP settles. */
  long importRun() {
    return jdbc.sql(
            """
            insert into receivables.import_run
              (kind, file_name, sha256, dry_run, state, started_by, created_at)
            values ('open-items', 'snapshot.csv', repeat('0', 64), false, 'done', 'test', now())
            returning id
            """)
        .query(Long.class)
        .single();
  }

  /**
   * Whether every open amount equals what the allocations leave of it, on instalments, invoices,
   * payments and credit notes alike.
   */
  public static boolean balances(JdbcClient jdbc) {
    return jdbc.sql(
            """
            with stands as (select * from receivables.allocation where reversed_on is null)
            select
              (select count(*) from receivables.instalment n
               where n.open_amount <> n.amount - coalesce(
                 (select sum(s.amount) from stands s where s.instalment_id = n.id), 0))
              + (select count(*) from receivables.invoice i
               where i.open_amount <> i.amount + coalesce(
                 (select sum(c.amount) from receivables.charge c where c.invoice_id = i.id), 0)
                 - coalesce((select sum(s.amount) from stands s where s.invoice_id = i.id), 0)
               or i.open_amount <>
                 (select sum(n.open_amount) from receivables.instalment n
                  where n.invoice_id = i.id))
              + (select count(*) from receivables.payment p
               where p.reversed_on is null and p.unapplied_amount <> p.amount - coalesce(
                 (select sum(s.amount) from stands s where s.payment_id = p.id), 0))
              + (select count(*) from receivables.credit_note c
               where c.reversed_on is null and c.unapplied_amount <> c.amount - coalesce(
                 (select sum(s.amount) from stands s where s.credit_note_id = c.id), 0))
            """)
        .query(Long.class)
        .single()
        .equals(0L);
  }
}
