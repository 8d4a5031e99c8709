package org.dunwell.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.contact.ContactRequest.Channel.EMAIL;
import static org.dunwell.contact.ContactRequest.Channel.PHONE;
import static org.dunwell.contact.ContactRequest.Kind.CALL;
import static org.dunwell.contact.ContactRequest.Kind.REMINDER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DunwellTest
class RequestsTest {

  @Autowired CleanSlate cleanSlate;
  @Autowired DunwellClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate tx;
  @Autowired Requests requests;
  @Autowired Touches touches;
  @Autowired Calls calls;

  SomeLedger ledger;
  long entity;
  long customer;
  long invoice;

  @BeforeEach
  void oneLateInvoice() {
    cleanSlate.wipe();
    clock.standAt(Instant.parse("2026-03-03T05:00:00Z"));
    ledger = new SomeLedger(jdbc);
    entity = ledger.entity("DE", "de");
    customer = ledger.customer("Miller Ltd", "en");
    invoice = ledger.invoice(entity, customer, "1200.00", LocalDate.parse("2026-02-20"));
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  ContactRequest reminder(String key) {
    return new ContactRequest(key, REMINDER, EMAIL, "friendly", customer, entity, invoice);
  }

  ContactRequest call(String key) {
    return new ContactRequest(key, CALL, PHONE, "none", customer, entity, invoice);
  }

  Instant dueAt(String key) {
    return jdbc.sql("select due_at from contact.request where key = ?")
        .param(key)
        .query(java.sql.Timestamp.class)
        .single()
        .toInstant();
  }

  @Test
  void aLetterWaitsForNineInTheMorningOfTheCustomer() {
    ledger.contact(customer, "ap@miller.example");
    tx.executeWithoutResult(s -> requests.request(List.of(reminder("case/1/1"))));
    assertThat(dueAt("case/1/1")).isEqualTo(Instant.parse("2026-03-03T08:00:00Z"));
  }

  @Test
  void theSameWishTwiceIsOne() {
    tx.executeWithoutResult(s -> requests.request(List.of(reminder("k"))));
    tx.executeWithoutResult(s -> requests.request(List.of(reminder("k"), call("l"))));
    assertThat(jdbc.sql("select count(*) from contact.request").query(Long.class).single())
        .isEqualTo(2);
  }

  @Test
  void touchesTellWhatIsPendingAndWhetherAnAddressCanBeUsed() {
    tx.executeWithoutResult(s -> requests.request(List.of(reminder("k"), call("l"))));
    assertThat(touches.of(List.of(invoice)))
        .containsExactly(
            new TouchFacts(invoice, 0, 0, 0, 0, null, true, true, false, true, true, false, false));
    ledger.contact(customer, "ap@miller.example");
    assertThat(touches.of(List.of(invoice)).get(0).emailUsable()).isTrue();
  }

  @Test
  void aCallThatWasMadeIsATouch() {
    tx.executeWithoutResult(s -> requests.request(List.of(call("l"))));
    long id = jdbc.sql("select id from contact.request").query(Long.class).single();
    tx.executeWithoutResult(s -> calls.made(List.of(id)));
    assertThat(touches.of(List.of(invoice)))
        .containsExactly(
            new TouchFacts(
                invoice,
                0,
                0,
                0,
                1,
                clock.instant(),
                false,
                false,
                false,
                true,
                true,
                false,
                false));
  }

  @Test
  void whatWasNotSaidYetCanBeTakenBack() {
    tx.executeWithoutResult(s -> requests.request(List.of(reminder("k"))));
    tx.executeWithoutResult(s -> requests.withdraw(List.of(invoice), "settled"));
    assertThat(touches.of(List.of(invoice)).get(0).letterPending()).isFalse();
  }
}
