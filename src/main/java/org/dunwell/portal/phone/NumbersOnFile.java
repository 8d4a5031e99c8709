package org.dunwell.portal.phone;

import java.util.List;
import java.util.Optional;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers by what a telephone can tell: digits. */
@Component
class NumbersOnFile {

  private final JdbcClient jdbc;
  private final Customers customers;

  NumbersOnFile(JdbcClient jdbc, Customers customers) {
    this.jdbc = jdbc;
    this.customers = customers;
  }

  /** The one customer whose number has these digits; empty for none or several. */
  Optional<Long> byTyped(String digits) {
    return one(
        jdbc.sql(
                """
                select id
                from receivables.customer
                where regexp_replace(number, '\\D', '', 'g') = ?
                limit 2
                """)
            .param(digits)
            .query(Long.class)
            .list());
  }

  /**
   * The one customer who has a contact with this number; empty for none or several.
   *
   * @param number E.164, or null
   */
  Optional<Long> byCaller(String number) {
    return number == null
        ? Optional.empty()
        : one(
            jdbc.sql(
                    """
                    select distinct customer_id
                    from receivables.contact
                    where phone_e164 = ?
                      and phone_retired_at is null
                    limit 2
                    """)
                .param(number)
                .query(Long.class)
                .list());
  }

  private static Optional<Long> one(List<Long> found) {
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /**
   * Where a text message to this customer goes: to the telephone that is calling when it is on
   * file, else to the first one there.
   */
  Optional<String> of(long customerId, String calling) {
    List<Contact> usable =
        customers.contacts(customerId).stream().filter(Contact::phoneUsable).toList();
    return usable.stream()
        .filter(contact -> contact.e164().filter(number -> number.equals(calling)).isPresent())
        .findFirst()
        .or(() -> usable.stream().findFirst())
        .map(Contact::phone);
  }
}
