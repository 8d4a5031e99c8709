package org.dunwell;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.platform.time.TimeMachine;
import org.dunwell.platform.time.WorkLoop;
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

  public TestLedger(
      JdbcClient jdbc,
      CleanSlate cleanSlate,
      DunwellClock clock,
      WorkLoop loop,
      TimeMachine machine) {
    this.jdbc = jdbc;
    this.cleanSlate = cleanSlate;
    this.clock = clock;
    this.loop = loop;
    this.machine = machine;
  }

  /** An empty ledger with the selling entity DE on {@link #MONDAY}. */
  public void begin() {
    cleanSlate.wipe();
    clock.standAt(MONDAY);
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

  /** Does all that is due at the clock's moment. */
  public void work() {
    loop.runDue();
  }

  /** Walks through every due moment to 10:00 Berlin winter time of a later day. */
  public void walkTo(LocalDate day) {
    machine.walkTo(day.atTime(9, 0).toInstant(java.time.ZoneOffset.UTC));
    clock.standAt(day.atTime(9, 0).toInstant(java.time.ZoneOffset.UTC));
  }

  /** One value from the database. */
  public <T> T one(Class<T> type, String sql, Object... params) {
    return jdbc.sql(sql).params(List.of(params)).query(type).optional().orElse(null);
  }

  public long count(String sql, Object... params) {
    return one(Long.class, "select count(*) from " + sql, params);
  }
}
