package org.dunwell.contact;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the few ledger rows that a contact test needs. */
class SomeLedger {

  private final JdbcClient jdbc;
  private int count;

  SomeLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long entity(String country, String language) {
    return jdbc.sql(
            """
            insert into receivables.selling_entity
              (code, name, street, postal_code, city, country, language, time_zone, calendar, currency,
               email, phone, website, vat_id, bank_name, iban, bic)
            values (:code, :name, 'Hafenstraße 12', '20457', 'Hamburg', :country, :language,
                    'Europe/Berlin', 'DE', 'EUR', 'accounts@nordwerk.example', '+49 40 5550 100',
                    'www.nordwerk.example', 'DE123456789', 'Hanse Bank', 'DE89370400440532013000',
                    'COBADEFFXXX')
            returning id
            """)
        .param("code", "E" + ++count)
        .param("name", "Nordwerk GmbH")
        .param("country", country)
        .param("language", language)
        .query(Long.class)
        .single();
  }

  long customer(String name, String language) {
    return jdbc.sql(
            """
            insert into receivables.customer
              (number, name, street, postal_code, city, country, language, time_zone, calendar)
            values (:number, :name, '1 Mill Lane', 'LS1 4AP', 'Leeds', 'GB', :language,
                    'Europe/Berlin', 'DE')
            returning id
            """)
        .param("number", "C" + ++count)
        .param("name", name)
        .param("language", language)
        .query(Long.class)
        .single();
  }

  long contact(long customerId, String email) {
    return jdbc.sql(
            """
            insert into receivables.contact (customer_id, name, email, phone)
            values (:customer, 'Jane Miller', :email, '+44 113 496 0000')
            returning id
            """)
        .param("customer", customerId)
        .param("email", email)
        .query(Long.class)
        .single();
  }

  long invoice(long entityId, long customerId, String amount, LocalDate dueOn) {
    long id =
        jdbc.sql(
                """
                insert into receivables.invoice
                  (selling_entity_id, customer_id, number, issued_on, due_on, currency, amount, open_amount)
                values (:entity, :customer, :number, :issued, :due, 'EUR', :amount, :amount)
                returning id
                """)
            .param("entity", entityId)
            .param("customer", customerId)
            .param("number", "INV-" + ++count)
            .param("issued", dueOn.minusDays(30))
            .param("due", dueOn)
            .param("amount", new BigDecimal(amount))
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into receivables.instalment (invoice_id, position, due_on, amount, open_amount)
            select id, 1, due_on, amount, open_amount from receivables.invoice where id = ?
            """)
        .param(id)
        .update();
    return id;
  }
}
