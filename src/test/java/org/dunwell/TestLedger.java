package org.dunwell;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.platform.time.TimeMachine;
import org.dunwell.platform.time.WorkLoop;
import org.dunwell.receivables.CreditNotes;
import org.dunwell.receivables.NewCreditNote;
import org.dunwell.receivables.NewPayment;
import org.dunwell.receivables.Payment;
import org.dunwell.receivables.Payments;
import org.dunwell.receivables.ToInvoice;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small ledger for tests, written straight into the tables: one German selling entity, customers
 * and invoices as a test needs them, and a clock that walks.
 */
@TestComponent
public class TestLedger {

  /** A Monday morning, 10:00 in Berlin, with no holiday near. */
  public static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  public static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private final JdbcClient jdbc;
  private final CleanSlate cleanSlate;
  private final DunwellClock clock;
  private final WorkLoop loop;
  private final TimeMachine machine;
  private final Payments payments;
  private final CreditNotes creditNotes;

  public TestLedger(
      JdbcClient jdbc,
      CleanSlate cleanSlate,
      DunwellClock clock,
      WorkLoop loop,
      TimeMachine machine,
      Payments payments,
      CreditNotes creditNotes) {
    this.jdbc = jdbc;
    this.cleanSlate = cleanSlate;
    this.clock = clock;
    this.loop = loop;
    this.machine = machine;
    this.payments = payments;
    this.creditNotes = creditNotes;
  }

  /** An empty ledger with the selling entity DE on {@link #MONDAY}. */
  public void begin() {
    cleanSlate.wipe();
    clock.standAt(MONDAY);
    sellingEntity();
  }

  /** The selling entity DE. */
  public void sellingEntity() {
    jdbc.sql(
            """
            insert into receivables.selling_entity
              (code, name, street, postal_code, city, country, language, time_zone, calendar,
               currency, email, phone, bank_name, iban, bic)
            values ('DE', 'Nordwerk GmbH', 'Hafenstr. 1', '20457', 'Hamburg', 'DE', 'de',
              'Europe/Berlin', 'DE', 'EUR', 'ar@nordwerk.example', '+49 40 1234567',
              'Hafenbank', 'DE02120300000000202051', 'BYLADEM1001')
            """)
        .update();
  }

  /** A customer of standard segment and medium risk with one address for letters and calls. */
  public long customer(String number) {
    long id =
        jdbc.sql(
                """
                insert into receivables.customer
                  (number, name, country, language, time_zone, calendar)
                values (:number, 'Customer ' || :number, 'DE', 'en', 'Europe/Berlin', 'DE')
                returning id
                """)
            .param("number", number)
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into receivables.contact (customer_id, name, email, phone)
            values (?, 'Alex Payable', ?, '+49 30 555001')
            """)
        .params(id, "ap@" + number.toLowerCase() + ".example")
        .update();
    return id;
  }

  /** An invoice over {@code amount} EUR due {@code daysAgo} days before {@link #TODAY}. */
  public long invoice(long customer, String number, String amount, int daysAgo) {
    LocalDate due = TODAY.minusDays(daysAgo);
    long id =
        jdbc.sql(
                """
                insert into receivables.invoice
                  (selling_entity_id, customer_id, number, issued_on, due_on, currency, amount,
                   open_amount)
                select e.id, ?, ?, ?, ?, 'EUR', ?, ?
                from receivables.selling_entity e
                where e.code = 'DE'
                returning id
                """)
            .params(
                customer,
                number,
                due.minusDays(30),
                due,
                new BigDecimal(amount),
                new BigDecimal(amount))
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into receivables.instalment (invoice_id, position, due_on, amount, open_amount)
            values (?, 1, ?, ?, ?)
            """)
        .params(id, due, new BigDecimal(amount), new BigDecimal(amount))
        .update();
    return id;
  }

  /** A payment of one invoice, dated the clock's day, as the REST door would record it. */
  public void pay(long invoice, String reference, String amount) {
    payments.record(
        new NewPayment(
            of(invoice, "selling_entity_id"),
            of(invoice, "customer_id"),
            reference,
            today(),
            "EUR",
            new BigDecimal(amount),
            null,
            List.of(new ToInvoice(invoice, null))));
  }

  /** Money that came in with such a text, for nothing in particular. */
  public Payment receive(
      long customer, String reference, String amount, String text, LocalDate on) {
    return payments.record(
        new NewPayment(
            one(Long.class, "select id from receivables.selling_entity where code = 'DE'"),
            customer,
            reference,
            on,
            "EUR",
            new BigDecimal(amount),
            text,
            List.of()));
  }

  /** A payment has come to nothing, such as a returned debit. */
  public void reverse(String reference) {
    long id = one(Long.class, "select id from receivables.payment where reference = ?", reference);
    payments.reverse(id, today(), "returned", "system");
  }

  /** A credit note for one invoice. */
  public void credit(long invoice, String number, String amount) {
    creditNotes.record(
        new NewCreditNote(
            of(invoice, "selling_entity_id"),
            of(invoice, "customer_id"),
            number,
            today(),
            "EUR",
            new BigDecimal(amount),
            "goodwill",
            List.of(new ToInvoice(invoice, null))));
  }

  /** The ledger moves a due date into the future and says so by a nudge. */
  public void postpone(long invoice, int days) {
    jdbc.sql("update receivables.instalment set due_on = due_on + ? where invoice_id = ?")
        .params(days, invoice)
        .update();
    nudge("where id = " + invoice);
  }

  /** A crash between two programs: nobody hears of what has just changed. */
  public void loseNudges() {
    jdbc.sql("delete from platform.nudge").update();
  }

  /** Everything is paid at once, behind everybody's back; only the nudges tell of it. */
  public void settleEverything() {
    jdbc.sql("update receivables.instalment set open_amount = 0").update();
    jdbc.sql(
            """
            update receivables.invoice set open_amount = 0, state = 'paid', closed_on = ?
            where state = 'open'
            """)
        .param(today())
        .update();
    nudge("");
  }

  private void nudge(String where) {
    jdbc.sql(
            """
            insert into platform.nudge (invoice_id, cause, created_at)
            select id, 'test', ? from receivables.invoice %s order by id
            """
                .formatted(where))
        .param(java.sql.Timestamp.from(clock.instant()))
        .update();
  }

  private long of(long invoice, String column) {
    return one(Long.class, "select " + column + " from receivables.invoice where id = ?", invoice);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
  }

  /** After thousands of rows, as every large import does: else plans are made for a handful. */
  public void analyze() {
    jdbc.sql("analyze receivables.customer, receivables.invoice, receivables.instalment").update();
  }

  /** Does all that is due at the clock's moment. */
  public void work() {
    loop.runDue();
  }

  /** Walks through every due moment to 10:00 Berlin winter time of a later day. */
  public void walkTo(LocalDate day) {
    machine.walkTo(day.atTime(9, 0).toInstant(java.time.ZoneOffset.UTC));
    clock.standAt(day.atTime(9, 0).toInstant(java.time.ZoneOffset.UTC));
  }

  /** One payment over everything a customer owes. */
  public void payAllOf(String customer) {
    record Owing(long entity, long customer, BigDecimal open) {}
    Owing owing =
        jdbc.sql(
                """
                select i.selling_entity_id, i.customer_id, sum(i.open_amount)
                from receivables.invoice i
                join receivables.customer c on c.id = i.customer_id
                where c.number = ?
                group by i.selling_entity_id, i.customer_id
                """)
            .param(customer)
            .query((row, n) -> new Owing(row.getLong(1), row.getLong(2), row.getBigDecimal(3)))
            .single();
    payments.record(
        new NewPayment(
            owing.entity(),
            owing.customer(),
            "all of " + customer,
            today(),
            "EUR",
            owing.open().setScale(2),
            null,
            List.of()));
  }

  public void update(String sql, Object... params) {
    jdbc.sql(sql).params(List.of(params)).update();
  }

  /** One value from the database. */
  public <T> T one(Class<T> type, String sql, Object... params) {
    return jdbc.sql(sql).params(List.of(params)).query(type).optional().orElse(null);
  }

  public long count(String sql, Object... params) {
    return one(Long.class, "select count(*) from " + sql, params);
  }
}
