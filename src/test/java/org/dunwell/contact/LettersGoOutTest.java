package org.dunwell.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.contact.ContactDesk.TUESDAY;
import static org.dunwell.contact.ContactDesk.TUESDAY_NINE;
import static org.dunwell.contact.ContactRequest.Kind.CALL;
import static org.dunwell.contact.ContactRequest.Kind.NOTICE;
import static org.dunwell.contact.ContactRequest.Kind.REMINDER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.sandbox.mail.Mail;
import org.dunwell.sandbox.mail.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DunwellTest
class LettersGoOutTest {

  @Autowired ApplicationContext beans;
  @Autowired Mails mails;

  ContactDesk desk;

  @BeforeEach
  void begin() {
    mails.empty();
    desk = new ContactDesk(beans);
  }

  @AfterEach
  void now() {
    desk.clock.reset();
  }

  @Test
  void allThatIsDueToACustomerIsOneLetterWithTheWholeStatement() {
    long customer = desk.ledger.customer("Miller Ltd", "en");
    desk.ledger.contact(customer, "ap@miller.example");
    List<Long> invoices = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      invoices.add(
          desk.ledger.invoice(desk.entity, customer, "1200.5" + i, TUESDAY.minusDays(11 + 9 * i)));
      desk.ask(invoices.get(i), REMINDER, i == 2 ? "firm" : "friendly");
    }
    desk.ledger.invoice(desk.entity, customer, "77.00", TUESDAY.plusDays(27));
    desk.jdbc
        .sql(
            """
            insert into receivables.block (invoice_id, kind, amount, source, set_by, set_at)
            values (?, 'dispute', 200, 'test', 'test', '2026-03-01')
            """)
        .param(invoices.get(0))
        .update();
    desk.workAt(TUESDAY_NINE.minusSeconds(1));
    assertThat(mails.count()).isZero();
    desk.workAt(TUESDAY_NINE);

    assertThat(mails.count()).isEqualTo(1);
    Mail mail = mails.list("", Long.MAX_VALUE, 1).get(0);
    assertThat(mail.to()).isEqualTo("ap@miller.example");
    assertThat(mail.from()).isEqualTo("Nordwerk GmbH <accounts@nordwerk.example>");
    assertThat(mail.sentAt()).isEqualTo(TUESDAY_NINE);
    assertThat(mail.subject())
        .isEqualTo(
            "Overdue: EUR 3,401.53 – please pay Nordwerk GmbH by 10 March 2026 (customer C2)");
    assertThat(mail.body())
        .contains("Dear Jane Miller,", "(being clarified: 200.00)", "not yet due", "/pay/")
        .contains("DE89 3704 0044 0532 0130 00", "section 288 of the German Civil Code")
        .contains(
            "this e-mail or call us on +49 40",
            "If you pay several",
            "send your remittance advice",
            "Accounts receivable");
    assertThat(mail.html()).contains("Please pay", "3,401.53", "<html lang=\"en\"");
    assertThat(desk.count("contact.message_item where requested")).isEqualTo(3);
    assertThat(desk.count("contact.message_item where not requested")).isEqualTo(1);
    for (long invoice : invoices) {
      assertThat(desk.touchesOf(invoice))
          .isEqualTo(
              new TouchFacts(
                  invoice, 1, 0, 0, 0, TUESDAY_NINE, false, false, true, true, true, false, false));
    }
  }

  @Test
  void aGermanCustomerReadsGerman() {
    long customer = desk.ledger.customer("Müller & Söhne KG", "de");
    desk.ledger.contact(customer, "buchhaltung@mueller.example");
    desk.ask(
        desk.ledger.invoice(desk.entity, customer, "12345.67", TUESDAY.plusDays(5)),
        NOTICE,
        "notice");
    desk.workAt(TUESDAY_NINE);
    Mail mail = mails.list("", Long.MAX_VALUE, 1).get(0);
    assertThat(mail.subject())
        .isEqualTo(
            "12.345,67 EUR fällig am 08.03.2026: Rechnung der Nordwerk GmbH (Kundennummer C2)");
    assertThat(mail.body())
        .contains("Guten Tag Jane Miller,", "Verwendungszweck", "noch nicht fällig");
    assertThat(mail.html()).contains("<html lang=\"de\"");
  }

  @Test
  void whatIsAskedLaterTheSameDayWaitsForTheNextAllowedMorning() {
    long invoice = desk.lateInvoice("ap@miller.example");
    desk.ask(invoice, REMINDER, "friendly");
    desk.workAt(TUESDAY_NINE);
    desk.clock.standAt(TUESDAY_NINE.plusSeconds(60));
    desk.ask(invoice, REMINDER, "firm");
    desk.workAt(TUESDAY_NINE.plus(Duration.ofHours(10)));
    assertThat(mails.count()).isEqualTo(1);
    desk.workAt(TUESDAY_NINE.plus(Duration.ofDays(1)));
    assertThat(mails.count()).isEqualTo(2);
  }

  @Test
  void aDenialNamesItsRowAndTheWeekendIsLeftInPeace() {
    long invoice = desk.lateInvoice("ap@miller.example");
    desk.clock.standAt(Instant.parse("2026-03-07T05:00:00Z"));
    desk.ask(invoice, REMINDER, "friendly");
    assertThat(desk.one(String.class, "select denied_by from contact.request")).contains("eekend");
    assertThat(desk.one(java.sql.Timestamp.class, "select due_at from contact.request").toInstant())
        .isEqualTo(Instant.parse("2026-03-09T08:00:00Z"));
  }

  @Test
  void aFourthLetterInAWeekJoinsTheNextOneThatMayGo() {
    long invoice = desk.lateInvoice("ap@miller.example");
    for (int day = 0; day < 3; day++) {
      desk.clock.standAt(TUESDAY_NINE.plus(Duration.ofDays(day)).minusSeconds(60));
      desk.ask(invoice, REMINDER, "friendly");
      desk.workAt(TUESDAY_NINE.plus(Duration.ofDays(day)));
    }
    desk.clock.standAt(TUESDAY_NINE.plus(Duration.ofDays(3)).minusSeconds(60));
    desk.ask(invoice, REMINDER, "friendly");
    assertThat(desk.one(java.sql.Timestamp.class, "select max(due_at) from contact.request"))
        .isEqualTo(java.sql.Timestamp.from(TUESDAY_NINE.plus(Duration.ofDays(7))));
    desk.workAt(TUESDAY_NINE.plus(Duration.ofDays(7)));
    assertThat(mails.count()).isEqualTo(4);
  }

  @Test
  void nobodyIsWrittenToAboutAnInvoiceThatWasPaidInTheMeantime() {
    long paid = desk.lateInvoice("ap@miller.example");
    long customer = desk.one(Long.class, "select customer_id from receivables.invoice");
    long open = desk.ledger.invoice(desk.entity, customer, "50.00", TUESDAY.minusDays(3));
    desk.ask(paid, REMINDER, "friendly");
    desk.ask(open, REMINDER, "friendly");
    desk.settle(paid);
    desk.workAt(TUESDAY_NINE);
    assertThat(mails.list("", Long.MAX_VALUE, 9))
        .singleElement()
        .satisfies(mail -> assertThat(mail.body()).contains("50.00").doesNotContain("1,000.00"));
    assertThat(desk.touchesOf(paid).lettersDelivered()).isZero();
    assertThat(desk.touchesOf(paid).letterPending()).isFalse();
  }

  @Test
  void aLetterThatWaitsForItsServerIsWrittenAnewWhenPartOfItIsPaid() {
    long paid = desk.lateInvoice("anew@busy.example");
    long customer = desk.one(Long.class, "select customer_id from receivables.invoice");
    long open = desk.ledger.invoice(desk.entity, customer, "50.00", TUESDAY.minusDays(3));
    desk.ask(paid, REMINDER, "friendly");
    desk.ask(open, REMINDER, "friendly");
    desk.workAt(TUESDAY_NINE);
    assertThat(mails.count()).isZero();
    String id = desk.one(String.class, "select message_id from contact.message");
    desk.settle(paid);
    desk.withdraw(paid);
    desk.workAt(TUESDAY_NINE.plusSeconds(60));
    Mail mail = mails.list("", Long.MAX_VALUE, 1).get(0);
    assertThat(mail.messageId()).isEqualTo(id);
    assertThat(mail.body()).contains("50.00").doesNotContain("1,000.00");
    assertThat(desk.touchesOf(paid).lettersDelivered()).isZero();
    assertThat(desk.touchesOf(open).lettersDelivered()).isEqualTo(1);
  }

  @Test
  void aLetterThatIsLeftWithNothingToSayIsWithdrawn() {
    long invoice = desk.lateInvoice("nothing@busy.example");
    desk.ask(invoice, REMINDER, "friendly");
    desk.workAt(TUESDAY_NINE);
    desk.withdraw(invoice);
    desk.workAt(TUESDAY_NINE.plusSeconds(3600));
    assertThat(mails.count()).isZero();
    assertThat(desk.one(String.class, "select state from contact.message")).isEqualTo("withdrawn");
  }

  @Test
  void twoHundredCustomersWithThirtyInvoicesEachGetTwoHundredLettersAndCalls() {
    manyLateInvoices(200, 30);
    askForAll(REMINDER);
    askForAll(CALL);
    desk.workAt(TUESDAY_NINE);
    assertThat(desk.count("contact.message where state = 'delivered'")).isEqualTo(200);
    assertThat(desk.count("contact.request where kind = 'reminder' and state = 'delivered'"))
        .isEqualTo(6000);
    assertThat(desk.count("contact.request where kind = 'call' and state <> 'waiting'"))
        .isEqualTo(6000);
    assertThat(mails.count()).isEqualTo(200);
  }

  private void manyLateInvoices(int customers, int invoicesEach) {
    for (int i = 0; i < customers; i++) {
      desk.ledger.contact(desk.ledger.customer("Customer " + i, "en"), "ap@c" + i + ".example");
    }
    desk.jdbc
        .sql(
            """
            insert into receivables.invoice
              (selling_entity_id, customer_id, number, issued_on, due_on, currency, amount, open_amount)
            select ?, c.id, 'M-' || c.id || '-' || n, '2026-01-10', '2026-02-10', 'EUR', n, n
            from receivables.customer c, generate_series(1, ?) n
            """)
        .params(desk.entity, invoicesEach)
        .update();
    desk.jdbc
        .sql(
            """
            insert into receivables.instalment (invoice_id, position, due_on, amount, open_amount)
            select id, 1, due_on, amount, open_amount from receivables.invoice
            """)
        .update();
  }

  private void askForAll(ContactRequest.Kind kind) {
    List<Long> invoices =
        desk.jdbc.sql("select id from receivables.invoice order by id").query(Long.class).list();
    desk.askAll(invoices, kind, kind == CALL ? "none" : "friendly");
  }
}
