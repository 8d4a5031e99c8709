package org.dunwell.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.contact.ContactRequest.Channel;
import org.dunwell.contact.ContactRequest.Kind;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DunwellTest
class LettersGoOutTest {

  /** A Tuesday, 09:00 in Berlin. */
  static final Instant TUESDAY_NINE = Instant.parse("2026-03-03T08:00:00Z");

  @Autowired CleanSlate cleanSlate;
  @Autowired DunwellClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate tx;
  @Autowired Requests requests;
  @Autowired Touches touches;
  @Autowired Dispatch dispatch;
  @Autowired Outbox outbox;

  SomeLedger ledger;
  long entity;

  @BeforeEach
  void anEmptyLedgerOnATuesdayMorning() {
    cleanSlate.wipe();
    clock.standAt(TUESDAY_NINE.minusSeconds(3 * 3600));
    ledger = new SomeLedger(jdbc);
    entity = ledger.entity("DE", "de");
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  void request(long customer, long invoice, Kind kind, String tone) {
    Channel channel = kind == Kind.CALL ? Channel.PHONE : Channel.EMAIL;
    tx.executeWithoutResult(
        s ->
            requests.request(
                List.of(
                    new ContactRequest(
                        kind + "/" + invoice + "/" + clock.instant(),
                        kind,
                        channel,
                        tone,
                        customer,
                        entity,
                        invoice))));
  }

  /** Only this room's work: what the cases would do about it is not the matter here. */
  void work() {
    while (due(dispatch.nextDue()) || due(outbox.nextDue())) {
      if (due(dispatch.nextDue())) {
        dispatch.runDue(clock.instant());
      }
      if (due(outbox.nextDue())) {
        outbox.runDue(clock.instant());
      }
    }
  }

  boolean due(java.util.Optional<Instant> next) {
    return next.filter(at -> !at.isAfter(clock.instant())).isPresent();
  }

  long count(String rows) {
    return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
  }

  List<String> texts() {
    return jdbc.sql("select subject || E'\\n\\n' || body_text from contact.message order by id")
        .query(String.class)
        .list();
  }

  @Test
  void allThatIsDueToACustomerIsOneLetter() {
    long customer = ledger.customer("Miller Ltd", "en");
    ledger.contact(customer, "ap@miller.example");
    List<Long> invoices = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      long invoice =
          ledger.invoice(
              entity, customer, "1200.5" + i, LocalDate.parse("2026-02-20").minusDays(9 * i));
      invoices.add(invoice);
      request(customer, invoice, Kind.REMINDER, i == 2 ? "firm" : "friendly");
    }
    ledger.invoice(entity, customer, "77.00", LocalDate.parse("2026-03-30"));
    jdbc.sql(
            """
            insert into receivables.block (invoice_id, kind, amount, source, set_by, set_at)
            values (?, 'dispute', 200, 'test', 'test', now())
            """)
        .param(invoices.get(0))
        .update();
    work();
    assertThat(count("contact.message")).isZero();
    clock.standAt(TUESDAY_NINE);
    work();
    System.out.println(texts());
    assertThat(count("contact.message where state = 'delivered' and tone = 'firm'")).isEqualTo(1);
    assertThat(count("contact.message_item where requested")).isEqualTo(3);
    assertThat(touches.of(invoices))
        .allSatisfy(
            facts -> {
              assertThat(facts.lettersDelivered()).isEqualTo(1);
              assertThat(facts.letterPending()).isFalse();
              assertThat(facts.lastTouchAt()).isEqualTo(TUESDAY_NINE);
            });
  }
}
