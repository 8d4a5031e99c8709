package org.dunwell.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.contact.ContactDesk.TUESDAY;
import static org.dunwell.contact.ContactDesk.TUESDAY_NINE;
import static org.dunwell.contact.ContactRequest.Kind.REMINDER;

import java.sql.Connection;
import javax.sql.DataSource;
import org.dunwell.DunwellTest;
import org.dunwell.sandbox.mail.Mail;
import org.dunwell.sandbox.mail.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What stands between the mail server's answer and our commit. */
@DunwellTest
class HandOverTest {

  private static final String MARKED =
      "update contact.message set handing_since = timestamptz '2026-03-03 07:59:58Z'";

  @Autowired ApplicationContext beans;
  @Autowired Mails mails;
  @Autowired DataSource database;

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
  void aMailAnotherNodeIsHandingOverIsLeftToIt() throws Exception {
    aMailThatWaits();
    try (Connection node = database.getConnection()) {
      node.setAutoCommit(false);
      node.createStatement().execute("select from contact.message for update");
      beans.getBean(Outbox.class).runDue(TUESDAY_NINE.plusSeconds(60));
      assertThat(mails.count()).isZero();
      node.rollback();
    }
    desk.workAt(TUESDAY_NINE.plusSeconds(60));
    assertThat(mails.count()).isEqualTo(1);
    assertThat(desk.one(Integer.class, "select uncertain from contact.message")).isZero();
    assertThat(desk.count("contact.message where handing_since is not null")).isZero();
  }

  @Test
  void whatMayHaveBeenTakenGoesAgainWordForWordAndIsTold() {
    long invoice = aMailThatWaits();
    String id = desk.one(String.class, "select message_id from contact.message");
    desk.jdbc.sql(MARKED).update();
    desk.settle(invoice);
    desk.workAt(TUESDAY_NINE.plusSeconds(60));
    Mail mail = mails.list("", Long.MAX_VALUE, 1).get(0);
    assertThat(mail.messageId()).isEqualTo(id);
    assertThat(mail.body()).contains("1,000.00");
    assertThat(desk.one(Integer.class, "select uncertain from contact.message")).isEqualTo(1);
    assertThat(desk.count("contact.message where handing_since is not null")).isZero();
    assertThat(desk.count("platform.timeline where what like 'An interruption left open%'"))
        .isEqualTo(1);
  }

  @Test
  void anAnswerThatSaysNotNowLeavesNothingUncertain() {
    aMailThatWaits();
    assertThat(desk.one(Integer.class, "select attempts from contact.message")).isEqualTo(1);
    assertThat(desk.count("contact.message where handing_since is not null")).isZero();
  }

  /** Its server has said "not now" once; it remembers whom it has said so to, so all are others. */
  private long aMailThatWaits() {
    long invoice = desk.lateInvoice(java.util.UUID.randomUUID() + "@busy.example");
    long customer = desk.one(Long.class, "select customer_id from receivables.invoice");
    desk.ledger.invoice(desk.entity, customer, "50.00", TUESDAY.minusDays(3));
    desk.ask(invoice, REMINDER, "friendly");
    desk.workAt(TUESDAY_NINE);
    assertThat(mails.count()).isZero();
    return invoice;
  }
}
