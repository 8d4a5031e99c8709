package org.dunwell.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.contact.ContactDesk.TUESDAY_NINE;
import static org.dunwell.contact.ContactRequest.Kind.REMINDER;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.DunwellTest;
import org.dunwell.platform.Troubles;
import org.dunwell.receivables.contacts.ContactBook;
import org.dunwell.receivables.contacts.ContactEntry;
import org.dunwell.sandbox.mail.MailServer;
import org.dunwell.sandbox.mail.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DunwellTest
class BouncesTest {

  @Autowired ApplicationContext beans;
  @Autowired ContactBook contacts;
  @Autowired Mails mails;
  @Autowired MailServer server;
  @Autowired TaskService tasks;
  @Autowired Troubles troubles;

  ContactDesk desk;

  @BeforeEach
  void begin() {
    mails.empty();
    server.emptyMailbox();
    desk = new ContactDesk(beans);
  }

  @AfterEach
  void now() {
    desk.clock.reset();
  }

  String messageState() {
    return desk.one(String.class, "select state from contact.message");
  }

  @Test
  void anAddressThatIsRefusedForGoodIsRetiredAndSomebodyIsAskedForAnother() {
    long invoice = desk.lateInvoice("nobody@unknown.example");
    desk.ask(invoice, REMINDER, "friendly");
    desk.workAt(TUESDAY_NINE);
    assertThat(messageState()).isEqualTo("bounced");
    assertThat(desk.touchesOf(invoice))
        .isEqualTo(
            new TouchFacts(
                invoice, 0, 0, 0, 0, null, false, false, false, true, true, false, false));
    assertThat(desk.count("platform.nudge where invoice_id = " + invoice)).isPositive();
    assertThat(tasks.createTaskQuery().taskDefinitionKey("fixAddress").count()).isEqualTo(1);
  }

  @Test
  void anAddressThatIsReportedLaterIsRetiredToo() {
    long invoice = desk.lateInvoice("gone@bounces.example");
    desk.ask(invoice, REMINDER, "friendly");
    desk.workAt(TUESDAY_NINE);
    desk.workAt(TUESDAY_NINE.plus(Duration.ofMinutes(2)));
    assertThat(messageState()).isEqualTo("bounced");
    assertThat(desk.touchesOf(invoice).lettersDelivered()).isZero();
    assertThat(desk.touchesOf(invoice).emailUsable()).isFalse();
    assertThat(desk.count("contact.inbound_mail where kind = 'delivery-report' and about_id = 1"))
        .isEqualTo(1);
  }

  @Test
  void aReportThatAMailboxIsFullRetiresNothing() {
    long invoice = desk.lateInvoice("ap@full.example");
    desk.ask(invoice, REMINDER, "friendly");
    desk.workAt(TUESDAY_NINE);
    desk.workAt(TUESDAY_NINE.plus(Duration.ofMinutes(2)));
    assertThat(desk.count("contact.inbound_mail")).isEqualTo(1);
    assertThat(messageState()).isEqualTo("delivered");
    assertThat(desk.touchesOf(invoice).emailUsable()).isTrue();
  }

  @Test
  void theRightAddressIsWrittenToFromThenOn() {
    long invoice = desk.lateInvoice("nobody@unknown.example");
    desk.ask(invoice, REMINDER, "friendly");
    desk.workAt(TUESDAY_NINE);
    String task = tasks.createTaskQuery().taskDefinitionKey("fixAddress").singleResult().getId();
    assertThatThrownBy(
            () ->
                tasks.complete(
                    task, Map.of("outcome", "corrected", "email", "Nobody@unknown.example")))
        .hasMessageContaining("does not work");
    assertThat(tasks.createTaskQuery().taskDefinitionKey("fixAddress").count()).isEqualTo(1);
    tasks.complete(task, Map.of("outcome", "corrected", "email", "jane@miller.example"));
    assertThat(desk.one(String.class, "select outcome from contact.task")).isEqualTo("corrected");
    assertThat(desk.touchesOf(invoice).emailUsable()).isTrue();
    desk.ask(invoice, REMINDER, "friendly");
    desk.workAt(TUESDAY_NINE.plus(Duration.ofDays(1)));
    assertThat(mails.list("jane@miller.example", Long.MAX_VALUE, 9)).hasSize(1);
  }

  @Test
  void whoCorrectsTheAddressOnTheCustomersPageEndsTheSearchForIt() {
    long invoice = desk.lateInvoice("nobody@unknown.example");
    desk.ask(invoice, REMINDER, "friendly");
    desk.workAt(TUESDAY_NINE);
    long contact = desk.one(Long.class, "select contact_id from contact.task");
    contacts.change(contact, entry("nobody@unknown.example", "Jane"), "collector");
    assertThat(tasks.createTaskQuery().taskDefinitionKey("fixAddress").count()).isEqualTo(1);
    contacts.change(contact, entry("jane@miller.example", "Jane"), "collector");
    assertThat(tasks.createTaskQuery().taskDefinitionKey("fixAddress").count()).isZero();
    assertThat(desk.one(String.class, "select outcome from contact.task")).isEqualTo("withdrawn");
  }

  private static ContactEntry entry(String email, String name) {
    return new ContactEntry(name, "accounts-payable", email, null, "en", true, true);
  }

  @Test
  void aBusyServerIsAskedAgain() {
    long invoice = desk.lateInvoice("again@busy.example");
    desk.ask(invoice, REMINDER, "friendly");
    desk.workAt(TUESDAY_NINE);
    assertThat(messageState()).isEqualTo("queued");
    desk.workAt(TUESDAY_NINE.plus(Duration.ofMinutes(1)));
    assertThat(messageState()).isEqualTo("delivered");
    assertThat(desk.touchesOf(invoice).lettersDelivered()).isEqualTo(1);
  }

  @Test
  void whatCannotBeSentForDaysIsATroubleThatPeopleRetry() {
    long invoice = desk.lateInvoice("ap@down.example");
    desk.ask(invoice, REMINDER, "friendly");
    Instant at = TUESDAY_NINE;
    for (int hour = 0; hour < 72; hour++) {
      desk.workAt(at);
      at = at.plus(Duration.ofHours(1));
    }
    assertThat(messageState()).isEqualTo("failed");
    assertThat(desk.touchesOf(invoice).letterPending()).isFalse();
    long trouble = desk.one(Long.class, "select id from platform.trouble where kind = 'message'");
    desk.jdbc.sql("update contact.message set recipient = 'ap@miller.example'").update();
    troubles.retry(trouble, "collector");
    desk.workAt(at);
    assertThat(messageState()).isEqualTo("delivered");
    assertThat(desk.touchesOf(invoice).lettersDelivered()).isEqualTo(1);
    assertThat(desk.count("platform.trouble where resolved_at is null")).isZero();
  }

  @Test
  void aLetterWhoseDeliveryWasStoredJustBeforeACrashStillCounts() {
    long invoice = desk.lateInvoice("crash@busy.example");
    desk.ask(invoice, REMINDER, "friendly");
    desk.workAt(TUESDAY_NINE);
    MessageMapper messages = beans.getBean(MessageMapper.class);
    messages.delivered(1, "250 Ok", TUESDAY_NINE);
    assertThat(desk.touchesOf(invoice).lettersDelivered()).isZero();
    assertThat(messages.unfinished()).containsExactly(1L);
    beans.getBean(Deliveries.class).finish(messages.unfinished(), TUESDAY_NINE);
    assertThat(desk.touchesOf(invoice).lettersDelivered()).isEqualTo(1);
    assertThat(messages.unfinished()).isEmpty();
  }
}
