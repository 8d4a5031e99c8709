package org.dunwell.contact.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.sandbox.mail.Mail;
import org.dunwell.sandbox.mail.MailServer;
import org.dunwell.sandbox.mail.Mails;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DunwellTest
class RepliesTest {

  @Autowired TestLedger ledger;
  @Autowired Replies replies;
  @Autowired ReplyFiles files;
  @Autowired Timeline timeline;
  @Autowired TaskService tasks;
  @Autowired Mails mails;
  @Autowired MailServer server;
  @Autowired DunwellClock clock;

  long customer;
  long invoice;
  Mail reminder;
  String reminderTo;

  /** A customer that got a reminder the day before. */
  @BeforeEach
  void begin() {
    ledger.begin();
    mails.empty();
    server.emptyMailbox();
    customer = ledger.customer("C1");
    invoice = ledger.invoice(customer, "R-1", "100.00", 12);
    ledger.walkTo(TestLedger.TODAY.plusDays(1));
    reminder = mails.list("", Long.MAX_VALUE, 1).get(0);
  }

  void receive(String mail) throws Exception {
    byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    server.deliver(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    clock.standAt(clock.instant().plus(Duration.ofMinutes(2)));
    ledger.work();
  }

  String replyTo() throws Exception {
    if (reminderTo != null) {
      return reminderTo;
    }
    MimeMessage sent =
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(mails.source(reminder.id()).orElseThrow()));
    return ((jakarta.mail.internet.InternetAddress) sent.getReplyTo()[0]).getAddress();
  }

  void reply(String id, String from, String text) throws Exception {
    receive(
        """
        From: Jane <%s>
        To: %s
        Subject: Re: %s
        Message-ID: <%s@c1.example>

        %s
        """
            .formatted(from, replyTo(), reminder.subject(), id, text));
  }

  Reply only() {
    return replies.byId(ledger.one(Long.class, "select id from contact.inbound_mail"));
  }

  Task task() {
    return tasks.createTaskQuery().taskDefinitionKey("answerReply").singleResult();
  }

  void answer(String outcome, Map<String, Object> more) {
    Map<String, Object> form = new HashMap<>(more);
    form.put("outcome", outcome);
    tasks.complete(task().getId(), form);
  }

  @Test
  void aReplyIsMatchedByItsTokenWhoeverWritesAndBecomesATask() throws Exception {
    reply("1", "someone.else@private.example", "We will look into it.");
    Reply reply = only();
    assertThat(reply.state()).isEqualTo("open");
    assertThat(reply.matchedBy()).isEqualTo("token");
    assertThat(reply.customerId()).isEqualTo(customer);
    assertThat(reply.contactId()).isNull();
    assertThat(replies.likelyInvoices(reply)).containsExactly(invoice);
    assertThat(tasks.getVariable(task().getId(), "whatTheyWrote"))
        .asString()
        .contains("someone.else@private.example", "We will look into it.");
    assertThat(tasks.getVariable(task().getId(), "invoices")).isEqualTo("R-1");
    assertThat(timeline.ofInvoice(invoice).get(0).entry().what())
        .startsWith("A mail came from Jane <someone.else@private.example>");
  }

  @Test
  void aTokenThatWeDidNotMakeMatchesNobody() throws Exception {
    String forged = replyTo().replaceFirst("\\+\\d+", "+77");
    receive(
        "From: x@evil.example\nTo: " + forged + "\nSubject: Hello\nMessage-ID: <f@e>\n\nHello\n");
    assertThat(only().state()).isEqualTo("unmatched");
    assertThat(task()).isNull();
  }

  @Test
  void withoutATokenTheAnsweredMailCountsThenTheSendersAddress() throws Exception {
    receive(
        """
        From: x@private.example
        To: ar@nordwerk.example
        Subject: Re
        Message-ID: <2@c1.example>
        In-Reply-To: %s

        Hello
        """
            .formatted(reminder.messageId()));
    assertThat(only().matchedBy()).isEqualTo("reference");
    receive("From: AP@C1.Example\nTo: ar@nordwerk.example\nMessage-ID: <3@c1.example>\n\nHello\n");
    Reply second = replies.byId(2);
    assertThat(second.matchedBy()).isEqualTo("address");
    assertThat(second.customerId()).isEqualTo(customer);
    assertThat(second.contactId()).isNotNull();
    assertThat(second.aboutId()).isNull();
  }

  @Test
  void anAddressThatSeveralCustomersShareBelongsToTheOneWrittenToLast() throws Exception {
    long other = ledger.customer("C2");
    ledger.update("update receivables.contact set email = 'shared@group.example'");
    receive("From: shared@group.example\nTo: x@y\nMessage-ID: <1@g>\n\nHello\n");
    assertThat(only().state()).isEqualTo("unmatched");
    ledger.invoice(other, "R-2", "50.00", 12);
    ledger.walkTo(TestLedger.TODAY.plusDays(2));
    receive("From: shared@group.example\nTo: x@y\nMessage-ID: <2@g>\n\nHello\n");
    assertThat(replies.byId(2).customerId()).isEqualTo(other);
  }

  @Test
  void anOutOfOfficeStandsOnTheTimelineAndIsNobodysWork() throws Exception {
    receive(
        """
        From: ap@c1.example
        To: %s
        Subject: Automatic reply: away
        Auto-Submitted: auto-replied
        Message-ID: <ooo@c1.example>

        Back on Monday.
        """
            .formatted(replyTo()));
    assertThat(only().kind()).isEqualTo("auto-reply");
    assertThat(task()).isNull();
    assertThat(timeline.ofInvoice(invoice).get(0).entry().what())
        .startsWith("An automatic reply came from");
  }

  @Test
  void theSameMailTwiceIsTakenOnce() throws Exception {
    reply("1", "ap@c1.example", "Hello");
    reply("1", "ap@c1.example", "Hello");
    assertThat(ledger.count("contact.inbound_mail")).isEqualTo(1);
    assertThat(tasks.createTaskQuery().taskDefinitionKey("answerReply").count()).isEqualTo(1);
  }

  @Test
  void nothingAutomaticGoesToACustomerWhoseReplyIsUnreadAndItGoesOnAfterwards() throws Exception {
    reply("1", "ap@c1.example", "Please be patient.");
    mails.empty();
    ledger.walkTo(TestLedger.TODAY.plusDays(20));
    assertThat(mails.count()).isZero();
    assertThat(ledger.count("contact.request where state = 'waiting'")).isPositive();
    assertThat(
            ledger.count("contact.request where state = 'waiting' and denied_by = 'unread reply'"))
        .isEqualTo(ledger.count("contact.request where state = 'waiting'"));
    answer("answered", Map.of("note", "Told Jane we need the payment this month."));
    Instant next =
        ledger
            .one(
                java.sql.Timestamp.class,
                "select min(due_at) from contact.request where state = 'waiting'")
            .toInstant();
    assertThat(next).isAfter(clock.instant());
    assertThat(ledger.count("contact.request where denied_by = 'unread reply'")).isZero();
    ledger.walkTo(TestLedger.TODAY.plusDays(22));
    assertThat(ledger.count("contact.request where state = 'waiting'")).isZero();
  }

  @Test
  void aSecondUnreadReplyStillHoldsEverythingBack() throws Exception {
    reply("1", "ap@c1.example", "One");
    reply("2", "ap@c1.example", "Two");
    Task first =
        tasks
            .createTaskQuery()
            .taskDefinitionKey("answerReply")
            .orderByTaskId()
            .asc()
            .list()
            .get(0);
    tasks.complete(first.getId(), Map.of("outcome", "no-answer-needed"));
    mails.empty();
    ledger.walkTo(TestLedger.TODAY.plusDays(15));
    assertThat(mails.count()).isZero();
  }

  @Test
  void aReminderThatWaitsForItsServerIsHeldBackToo() throws Exception {
    reminderTo = replyTo();
    mails.empty();
    ledger.update(
        "update contact.message set state = 'queued', next_attempt_at = ?, kind = 'statement'",
        java.sql.Timestamp.from(clock.instant().plusSeconds(300)));
    reply("1", "ap@c1.example", "We have a question");
    clock.standAt(clock.instant().plus(Duration.ofMinutes(30)));
    ledger.work();
    assertThat(mails.count()).isZero();
    answer("answered", Map.of());
    ledger.work();
    assertThat(mails.count()).isZero();
  }

  @Test
  void whoSaysItIsPaidIsLeftAloneForATransfersTime() throws Exception {
    reply("1", "ap@c1.example", "Paid yesterday");
    answer("says-paid", Map.of("invoices", "R-1"));
    assertThat(
            ledger.one(
                String.class,
                "select kind || ' ' || until || ' ' || source from receivables.block"))
        .isEqualTo("payment-on-the-way 2026-03-10 reply/1");
    assertThat(only().state()).isEqualTo("done");
    assertThat(task()).isNull();
  }

  @Test
  void aDisputeIsRaisedOnTheInvoicesNamedAndNeedsAReasonAndANote() throws Exception {
    long other = ledger.invoice(customer, "R-2", "50.00", 3);
    reply("1", "ap@c1.example", "R-1 is wrong");
    assertThatThrownBy(() -> answer("disputes", Map.of("invoices", "R-1")))
        .hasMessageContaining("Say in the note");
    assertThatThrownBy(() -> answer("disputes", Map.of("invoices", "R-1", "note", "x")))
        .hasMessageContaining("Choose a reason");
    assertThatThrownBy(
            () -> answer("disputes", Map.of("invoices", "R-1", "note", "x", "reason", "NONE")))
        .hasMessageContaining("no reason code");
    assertThatThrownBy(() -> answer("disputes", Map.of("invoices", "R-1, R-9", "note", "x")))
        .hasMessageContaining("no invoice R-9");
    assertThat(only().state()).isEqualTo("open");
    answer("disputes", Map.of("invoices", "R-1", "note", "Wrong price", "reason", "PRICE"));
    assertThat(
            ledger.one(
                String.class,
                "select key || ' ' || reason_code || ' ' || channel || ' ' || words"
                    + " from disputes.dispute where contact_id is not null"))
        .isEqualTo("reply/1/%d PRICE mail Wrong price".formatted(invoice));
    assertThat(ledger.count("receivables.block where invoice_id = ? and kind = 'dispute'", invoice))
        .isEqualTo(1);
    assertThat(ledger.count("receivables.block where invoice_id = ?", other)).isZero();
  }

  @Test
  void whatAMailPromisesIsTakenWithinTheLimitsAndConfirmedAlthoughRemindersWait() throws Exception {
    reply("1", "ap@c1.example", "We pay 60 next week");
    assertThatThrownBy(
            () -> answer("promised", Map.of("invoices", "R-1", "promisedFor", "2027-03-01")))
        .hasRootCauseInstanceOf(BrokenRule.class);
    assertThat(only().state()).isEqualTo("open");
    mails.empty();
    answer("promised", Map.of("invoices", "R-1", "promisedFor", "2026-03-10", "amount", "100.00"));
    ledger.work();
    assertThat(
            ledger.one(
                String.class,
                "select key || ' ' || amount || ' ' || said_by || ' ' || channel"
                    + " from promises.promise"))
        .isEqualTo("reply/1 100.0000 Jane email");
    assertThat(mails.list("", Long.MAX_VALUE, 9).get(0).subject()).startsWith("Thank you");
  }

  @Test
  void anOutcomeIsNeeded() throws Exception {
    reply("1", "ap@c1.example", "Hello");
    assertThatThrownBy(() -> tasks.complete(task().getId())).hasMessageContaining("Say what came");
    assertThatThrownBy(() -> answer("promised", Map.of("invoices", "R-1")))
        .hasMessageContaining("which day");
    assertThatThrownBy(
            () -> answer("promised", Map.of("invoices", "R-1", "promisedFor", "tomorrow")))
        .hasMessageContaining("is no date");
    assertThat(task()).isNotNull();
  }

  @Test
  void aPersonSaysWhoseAMailIsAndMayCorrectIt() throws Exception {
    long other = ledger.customer("C2");
    receive("From: jane@private.example\nTo: x@y\nSubject: Invoice\nMessage-ID: <1@p>\n\nHello\n");
    assertThat(only().state()).isEqualTo("unmatched");
    replies.assign(1, "C1", "collector");
    assertThat(only().customerId()).isEqualTo(customer);
    assertThat(only().matchedBy()).isEqualTo("person");
    replies.assign(1, "C2", "collector");
    assertThat(only().customerId()).isEqualTo(other);
    assertThat(tasks.getVariable(task().getId(), "customer")).isEqualTo("Customer C2 (C2)");
    answer("no-answer-needed", Map.of());
    assertThatThrownBy(() -> replies.assign(1, "C1", "collector"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("dealt with already");
  }

  @Test
  void advertisingIsDismissedButNotACustomersMail() throws Exception {
    receive("From: shop@ads.example\nTo: x@y\nSubject: Offer\nMessage-ID: <1@p>\n\nBuy\n");
    replies.dismiss(1, "collector");
    assertThat(only().state()).isEqualTo("done");
    reply("2", "ap@c1.example", "Hello");
    assertThatThrownBy(() -> replies.dismiss(2, "collector")).hasMessageContaining("Customer C1");
  }

  @Test
  void filesAreKeptAndAMailThatCannotBeStoredStopsNoOther() throws Exception {
    receive(
        """
        From: ap@c1.example
        To: %s
        Message-ID: <1@c1.example>
        Content-Type: multipart/mixed; boundary=b

        --b

        See attached
        --b
        Content-Disposition: attachment; filename="advice.csv"

        R-1;100.00
        --b--
        """
            .formatted(replyTo()));
    assertThat(files.of(1))
        .extracting(ReplyFiles.Line::fileName, ReplyFiles.Line::mediaType)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("advice.csv", "text/plain"));
    assertThat(new String(files.one(1, 1).bytes(), StandardCharsets.UTF_8)).contains("R-1;100.00");
  }

  @Test
  void anUnreadableMailIsKeptForAPerson() throws Exception {
    receive("Message-ID: <" + "x".repeat(5_000) + "@y>\nContent-Type: /;;=\n\n\u0000\u0001\n");
    assertThat(List.of(only().state(), only().subject()))
        .containsExactly("unmatched", "(no subject)");
  }
}
