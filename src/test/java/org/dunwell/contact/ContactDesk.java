package org.dunwell.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dunwell.contact.ContactRequest.Channel;
import org.dunwell.contact.ContactRequest.Kind;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.DueWork;
import org.dunwell.platform.time.DunwellClock;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** This room at work without the rooms above it, on a Tuesday from 06:00 in Berlin. */
class ContactDesk {

  /** A Tuesday, 09:00 in Berlin. */
  static final Instant TUESDAY_NINE = Instant.parse("2026-03-03T08:00:00Z");

  static final LocalDate TUESDAY = LocalDate.parse("2026-03-03");

  final JdbcClient jdbc;
  final DunwellClock clock;
  final SomeLedger ledger;
  final long entity;
  private final TransactionTemplate tx;
  private final Requests requests;
  private final Touches touches;
  private final List<DueWork> works;

  ContactDesk(ApplicationContext beans) {
    beans.getBean(CleanSlate.class).wipe();
    jdbc = beans.getBean(JdbcClient.class);
    clock = beans.getBean(DunwellClock.class);
    tx = beans.getBean(TransactionTemplate.class);
    requests = beans.getBean(Requests.class);
    touches = beans.getBean(Touches.class);
    works =
        List.of(
            beans.getBean(Dispatch.class),
            beans.getBean(Outbox.class),
            beans.getBean("letterPrinting", DueWork.class),
            beans.getBean(MailboxPoll.class));
    clock.standAt(TUESDAY_NINE.minusSeconds(3 * 3600));
    ledger = new SomeLedger(jdbc);
    entity = ledger.entity("DE", "de");
  }

  /** A customer with one address, and an invoice of 1,000 EUR that is late. */
  long lateInvoice(String email) {
    long customer = ledger.customer("Miller Ltd", "en");
    ledger.contact(customer, email);
    return ledger.invoice(entity, customer, "1000.00", TUESDAY.minusDays(10));
  }

  void ask(long invoice, Kind kind, String tone) {
    askAll(List.of(invoice), kind, tone);
  }

  /** A reminder on paper. */
  void askOnPaper(long invoice, String tone) {
    long customer =
        jdbc.sql("select customer_id from receivables.invoice where id = ?")
            .param(invoice)
            .query(Long.class)
            .single();
    String key = "letter/" + invoice + "/" + clock.instant();
    ContactRequest asked =
        new ContactRequest(key, Kind.REMINDER, Channel.LETTER, tone, customer, entity, invoice);
    tx.executeWithoutResult(s -> requests.request(List.of(asked)));
  }

  void askAll(List<Long> invoices, Kind kind, String tone) {
    List<ContactRequest> asked =
        jdbc.sql("select id, customer_id from receivables.invoice where id in (:ids)")
            .param("ids", invoices)
            .query((row, n) -> request(row.getLong(1), row.getLong(2), kind, tone))
            .list();
    tx.executeWithoutResult(s -> requests.request(asked));
  }

  private ContactRequest request(long invoice, long customer, Kind kind, String tone) {
    Channel channel = kind == Kind.CALL ? Channel.PHONE : Channel.EMAIL;
    String key = kind + "/" + invoice + "/" + clock.instant();
    return new ContactRequest(key, kind, channel, tone, customer, entity, invoice);
  }

  void withdraw(long invoice) {
    tx.executeWithoutResult(s -> requests.withdraw(List.of(invoice), "settled"));
  }

  /** What a payment of all does to the ledger. */
  void settle(long invoice) {
    jdbc.sql("update receivables.instalment set open_amount = 0 where invoice_id = ?")
        .param(invoice)
        .update();
    jdbc.sql(
            """
            update receivables.invoice
            set open_amount = 0, state = 'paid', closed_on = due_on + 10
            where id = ?
            """)
        .param(invoice)
        .update();
  }

  void workAt(Instant moment) {
    clock.standAt(moment);
    boolean worked = true;
    while (worked) {
      worked = false;
      for (DueWork work : works) {
        if (due(work)) {
          work.runDue(moment);
          worked = true;
        }
      }
    }
  }

  private boolean due(DueWork work) {
    Optional<Instant> next = work.nextDue();
    return next.filter(at -> !at.isAfter(clock.instant())).isPresent();
  }

  TouchFacts touchesOf(long invoice) {
    return touches.of(List.of(invoice)).get(0);
  }

  long count(String rows) {
    return one(Long.class, "select count(*) from " + rows);
  }

  <T> T one(Class<T> type, String sql) {
    return jdbc.sql(sql).query(type).single();
  }
}
