package org.dunwell.portal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes of contacts that were asked for, as they are kept. */
@Component
class ContactChangeRows {

  private final JdbcClient jdbc;
  private final Clock clock;

  ContactChangeRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A change that was asked for.
   *
   * @param contactId who is no longer right; null for somebody new
   * @param done whether it is made
   */
  record Change(
      long id,
      long customerId,
      Long contactId,
      String name,
      String email,
      String phone,
      boolean done) {}

  /**
   * What is asked for.
   *
   * @param key of the form
   * @param contactId see {@link Change#contactId()}
   */
  record Wanted(
      String key, Long contactId, String name, String email, String phone, String words) {}

  /** How many wait that were asked for since then; locks the customer, so that it stays true. */
  int waiting(long customer, Instant since) {
    jdbc.sql("select id from receivables.customer where id = ? for no key update")
        .param(customer)
        .query(Long.class)
        .single();
    return jdbc.sql(
            """
            select count(*)
            from portal.contact_change
            where customer_id = ?
              and done_at is null
              and asked_at > ?
            """)
        .params(customer, Timestamp.from(since))
        .query(Integer.class)
        .single();
  }

  /** Empty when there is one of this key. */
  Optional<Long> insert(long customer, Wanted wanted) {
    return jdbc.sql(
            """
            insert into portal.contact_change
              (key, customer_id, contact_id, name, email, phone, asked_at)
            values (:key, :customer, :contact, :name, :email, :phone, :now)
            on conflict (key) do nothing
            returning id
            """)
        .param("key", wanted.key())
        .param("customer", customer)
        .param("contact", wanted.contactId())
        .param("name", wanted.name())
        .param("email", wanted.email())
        .param("phone", wanted.phone())
        .param("now", Timestamp.from(clock.instant()))
        .query(Long.class)
        .optional();
  }

  Optional<Change> byId(String id) {
    return jdbc.sql(
            """
            select id, customer_id, contact_id, name, email, phone, done_at is not null as done
            from portal.contact_change
            where id = ?::bigint
            """)
        .param(id)
        .query(Change.class)
        .optional();
  }

  /** Whether it was not done before. */
  boolean done(long id) {
    return jdbc.sql("update portal.contact_change set done_at = ? where id = ? and done_at is null")
            .params(Timestamp.from(clock.instant()), id)
            .update()
        > 0;
  }
}
