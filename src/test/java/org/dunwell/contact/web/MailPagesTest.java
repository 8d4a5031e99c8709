package org.dunwell.contact.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.replies.ReplyDesk;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.Access;
import org.dunwell.sandbox.mail.Mail;
import org.dunwell.sandbox.mail.MailServer;
import org.dunwell.sandbox.mail.Mails;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The mail of a day, from the customer's reply to our answer, as the pages do it. */
@DunwellTest
class MailPagesTest {

  @Autowired TestLedger ledger;
  @Autowired Access access;
  @Autowired MockMvc web;
  @Autowired Mails mails;
  @Autowired MailServer server;
  @Autowired DunwellClock clock;
  @Autowired ReplyDesk desk;

  long invoice;

  @BeforeEach
  void aReminderWentOut() {
    ledger.begin();
    mails.empty();
    server.emptyMailbox();
    long customer = ledger.customer("C1");
    invoice = ledger.invoice(customer, "R-1", "100.00", 12);
    ledger.invoice(customer, "R-2", "50.00", -20);
    ledger.walkTo(TODAY.plusDays(1));
  }

  MockHttpServletResponse ask(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    return web.perform(request.with(user("collector").roles("COLLECTOR")).with(csrf()))
        .andReturn()
        .getResponse();
  }

  String page(String path) throws Exception {
    MockHttpServletResponse response = ask(get(path));
    assertThat(response.getStatus()).as(path).isEqualTo(200);
    return response.getContentAsString();
  }

  void theCustomerReplies(String text, boolean automatic) throws Exception {
    long mail = mails.list("", Long.MAX_VALUE, 1).get(0).id();
    MockMultipartFile file =
        new MockMultipartFile(
            "file", "advice<1>.csv", "text/html", "R-1;100".getBytes(StandardCharsets.UTF_8));
    ask(
        multipart("/sandbox/mails/" + mail + "/reply")
            .file(file)
            .param("text", text)
            .param("automatic", Boolean.toString(automatic)));
    clock.standAt(clock.instant().plus(Duration.ofMinutes(1)));
    ledger.work();
  }

  @Test
  void aReplyWaitsOnThePageWithItsFileAndIsDealtWithThere() throws Exception {
    theCustomerReplies(
        "We pay <b>soon</b>\n\nOn Monday, ar@nordwerk.example wrote:\n> Dear", false);
    assertThat(page("/mail")).contains("Re: ", "to be answered", "Customer C1", "To do", "(1)");
    assertThat(page("/mail/1"))
        .contains("We pay &lt;b&gt;soon&lt;/b&gt;", "Earlier mails", "advice_1_.csv")
        .contains("by the address we gave them")
        .doesNotContain("<b>soon");
    assertThat(page("/customers/C1")).contains("waits for an answer", "Write a mail");
    MockHttpServletResponse file = ask(get("/mail/1/files/1"));
    assertThat(file.getHeader("Content-Disposition")).startsWith("attachment;");
    assertThat(file.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.getHeader("Content-Security-Policy")).contains("sandbox");
    assertThat(file.getContentType()).startsWith("text/plain");

    MockHttpServletResponse refused =
        ask(
            post("/mail/1/answer")
                .param("outcome", "disputes")
                .param("invoices", "R-1")
                .param("amount", "12"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("Say in the note", "value=\"12\"");

    ask(post("/mail/1/answer").param("outcome", "says-paid").param("invoices", "R-1"));
    assertThat(page("/mail/1")).contains("Says paid", "collector");
    assertThat(page("/mail")).contains("Everything is answered");
    assertThat(page("/mail?view=done")).contains("Says paid");
    assertThat(ledger.count("receivables.block where invoice_id = ?", invoice)).isEqualTo(1);
  }

  @Test
  void whatIsDisputedInAMailIsRaisedWithTheFilesThatCame() throws Exception {
    theCustomerReplies("One box is missing", false);
    assertThat(page("/mail/1"))
        .contains("Damaged goods (logistics)", "Add the mail's files to the dispute");
    MockHttpServletResponse refused =
        ask(
            post("/mail/1/answer")
                .param("outcome", "disputes")
                .param("invoices", "R-1")
                .param("reason", "QTY_SHORT")
                .param("withFiles", "true"));
    assertThat(refused.getContentAsString())
        .contains("Say in the note")
        .containsPattern("value=\"QTY_SHORT\"[^>]*selected");
    ask(
        post("/mail/1/answer")
            .param("outcome", "disputes")
            .param("invoices", "R-1")
            .param("reason", "QTY_SHORT")
            .param("note", "One box is missing")
            .param("withFiles", "true"));
    assertThat(
            ledger.one(
                String.class,
                "select d.key || ' ' || e.file_name || ' ' || e.source from disputes.evidence e"
                    + " join disputes.dispute d on d.id = e.dispute_id"))
        .isEqualTo("reply/1/%d advice_1_.csv mail".formatted(invoice));
  }

  @Test
  void whoAsksInAMailToPayInPartsIsNotForgottenAndThePlanIsDrawnUpNext() throws Exception {
    theCustomerReplies("Can we pay in three parts?", false);
    MockHttpServletResponse refused = ask(post("/mail/1/answer").param("outcome", "asks-for-plan"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("Say which invoices it is about");
    MockHttpServletResponse done =
        ask(post("/mail/1/answer").param("outcome", "asks-for-plan").param("invoices", "R-1"));
    assertThat(done.getRedirectedUrl()).isEqualTo("/customers/C1/plans/new");
    assertThat(page("/customers/C1/plans/new"))
        .contains("to pay in parts")
        .containsPattern("value=\"%d\"\\s+checked".formatted(invoice));
    assertThat(
            ledger.one(
                String.class,
                "select channel || ' ' || source || ' ' || state from promises.plan_request"))
        .isEqualTo("email reply/1 open");
    assertThat(ledger.one(String.class, "select kind from receivables.block")).isEqualTo("hold");
  }

  @Test
  void anOutOfOfficeIsNobodysWork() throws Exception {
    theCustomerReplies("Back on Monday", true);
    assertThat(page("/mail")).contains("Everything is answered");
    assertThat(page("/mail?view=automatic")).contains("Automatic reply:");
    assertThat(page("/mail/1")).contains("Back on Monday").doesNotContain("What came of it");
  }

  @Test
  void oneOfTwoWhoAnswerAtTheSameTimeIsToldThatTheOtherWasFaster() throws Exception {
    theCustomerReplies("Hello", false);
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService people = Executors.newFixedThreadPool(2);
    try {
      var attempts =
          IntStream.range(0, 2)
              .mapToObj(
                  person ->
                      people.submit(
                          () -> {
                            start.await();
                            AnswerForm form =
                                new AnswerForm(
                                    "answered", null, null, null, null, null, "by " + person);
                            desk.complete(1, form.values(), person == 0 ? "collector" : "manager");
                            return true;
                          }))
              .toList();
      start.countDown();
      long stored = 0;
      for (Future<Boolean> attempt : attempts) {
        try {
          stored += attempt.get() ? 1 : 0;
        } catch (java.util.concurrent.ExecutionException told) {
          assertThat(told.getCause())
              .isInstanceOf(BrokenRule.class)
              .hasMessageContaining("Nothing of yours was stored");
        }
      }
      assertThat(stored).isEqualTo(1);
    } finally {
      people.shutdown();
    }
    assertThat(ledger.count("platform.timeline where what like '%was dealt with%'")).isEqualTo(1);
  }

  @Test
  void aMailOfUnknownSenderIsGivenToItsCustomer() throws Exception {
    theCustomerReplies("Hello", false);
    ledger.update(
        "update contact.inbound_mail set state = 'unmatched', customer_id = null, about_id = null");
    ledger.update("update contact.task set state = 'done'");
    assertThat(page("/mail/1")).contains("Whose is it?");
    MockHttpServletResponse refused = ask(post("/mail/1/customer").param("number", "C9"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("There is no customer C9", "value=\"C9\"");
    assertThat(ask(post("/mail/1/customer").param("number", "C1")).getRedirectedUrl())
        .isEqualTo("/mail/1");
    assertThat(page("/mail/1")).contains("as one of us said");
  }

  @Test
  void whoMaySeeAnotherPortfolioOnlyDoesNotSeeTheMail() throws Exception {
    theCustomerReplies("Hello", false);
    access.give("carol", null, "north", "admin");
    assertThat(asCarol("/mail").getContentAsString()).doesNotContain("Customer C1");
    assertThat(asCarol("/mail/1").getStatus()).isEqualTo(404);
    assertThat(asCarol("/mail/1/files/1").getStatus()).isEqualTo(404);
    assertThat(asCarol("/customers/C1/write").getStatus()).isEqualTo(404);
  }

  MockHttpServletResponse asCarol(String path) throws Exception {
    return web.perform(get(path).with(user("carol").roles("COLLECTOR"))).andReturn().getResponse();
  }

  @Test
  void aPersonWritesLooksAtItFirstAndSendsItWithAFile() throws Exception {
    theCustomerReplies("May I have a copy?", false);
    String form = page("/customers/C1/write?mail=1&template=invoice-copy");
    assertThat(form).contains("The invoices you asked for", "R-1", "name=\"payLink\"");
    long contact = ledger.one(Long.class, "select id from receivables.contact");
    long entity = ledger.one(Long.class, "select id from receivables.selling_entity");
    var mail =
        multipart("/customers/C1/write")
            .file(
                new MockMultipartFile(
                    "files", "R-1.pdf", "x/y", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
            .param("key", UUID.randomUUID().toString())
            .param("contact", Long.toString(contact))
            .param("entity", Long.toString(entity))
            .param("subject", "Copy of R-1")
            .param("text", "Dear Alex,\n\nhere it is.")
            .param("invoices", Long.toString(invoice))
            .param("mail", "1");
    String preview = ask(mail.param("action", "preview")).getContentAsString();
    assertThat(preview).contains("How it will read", "here it is.", "Nordwerk GmbH");
    long before = mails.count();
    MockHttpServletResponse sent =
        ask(
            multipart("/customers/C1/write")
                .file(
                    new MockMultipartFile(
                        "files", "R-1.pdf", "x/y", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
                .param("key", UUID.randomUUID().toString())
                .param("contact", Long.toString(contact))
                .param("entity", Long.toString(entity))
                .param("subject", "Copy of R-1")
                .param("text", "Dear Alex,\n\nhere it is.")
                .param("invoices", Long.toString(invoice))
                .param("mail", "1"));
    assertThat(sent.getRedirectedUrl()).isEqualTo("/mail/1");
    ledger.work();
    assertThat(mails.count()).isEqualTo(before + 1);
    String source =
        new String(
            mails.source(mails.list("", Long.MAX_VALUE, 1).get(0).id()).orElseThrow(),
            StandardCharsets.UTF_8);
    assertThat(source).contains("In-Reply-To: <", "R-1.pdf", "application/pdf");
    long id = ledger.one(Long.class, "select max(id) from contact.message");
    assertThat(page("/messages/" + id)).contains("R-1.pdf", "by collector");
    assertThat(ask(get("/messages/" + id + "/files/1")).getContentType())
        .isEqualTo("application/pdf");
  }

  private void documentOf(long of) {
    ledger.update(
        """
        with content as (
          insert into receivables.document_content (sha256, size, bytes)
          values (repeat('0', 64), 13, '%PDF-original')
          returning sha256, size)
        insert into receivables.invoice_document
          (invoice_id, file_name, size, sha256, stored_at, stored_by)
        select ?, 'R-1 original.pdf', size, sha256, now(), 'collector'
        from content
        """,
        of);
  }

  private MockHttpServletResponse send(String text, String subject, boolean copies)
      throws Exception {
    return ask(
        multipart("/customers/C1/write")
            .param("key", UUID.randomUUID().toString())
            .param(
                "contact",
                Long.toString(ledger.one(Long.class, "select id from receivables.contact")))
            .param("subject", subject)
            .param("text", text)
            .param("invoices", Long.toString(invoice))
            .param("copies", Boolean.toString(copies)));
  }

  @Test
  void theStoredDocumentGoesAlongWithACopyUnlessThePersonTakesTheTickAway() throws Exception {
    assertThat(page("/customers/C1/write?template=invoice-copy")).doesNotContain("name=\"copies\"");
    documentOf(invoice);
    assertThat(page("/customers/C1/write?template=invoice-copy"))
        .containsPattern("name=\"copies\" value=\"true\" checked")
        .contains("document stored");
    send("Here it is", "Copy", true);
    assertThat(
            ledger.one(
                String.class,
                "select file_name || ' ' || convert_from(bytes, 'UTF8') from contact.attachment"))
        .isEqualTo("R-1 original.pdf %PDF-original");
    send("Not this time", "No copy", false);
    assertThat(ledger.count("contact.attachment")).isEqualTo(1);
  }

  @Test
  void aReminderByHandBeginsWithTheWordsAndFiguresOfALetterAndCountsAsATouch() throws Exception {
    ledger.walkTo(TODAY.plusDays(2));
    long statements = ledger.count("contact.message where kind = 'statement'");
    for (String tone : java.util.List.of("friendly", "firm", "urgent", "final")) {
      assertThat(page("/customers/C1/write?template=reminder-" + tone))
          .as(tone)
          .contains("EUR\u00a0100.00", "Nordwerk GmbH", "[[statement]]", "Dear Alex Payable")
          .containsPattern("value=\"" + invoice + "\" checked")
          .doesNotContain("{{", "150.00");
    }
    // seven days on is a Wednesday
    assertThat(page("/customers/C1/write?template=reminder-firm")).contains("11 March 2026");
    send("Please pay at last.", "Reminder", false);
    ledger.work();
    assertThat(ledger.count("contact.message where kind = 'personal' and state = 'delivered'"))
        .isEqualTo(1);
    assertThat(ledger.count("contact.message where kind = 'statement'")).isEqualTo(statements);
  }

  @Test
  void thereIsNoReminderOfWhatIsNotLateBlockedOrAnEstates() throws Exception {
    ledger.pay(invoice, "P1", "100.00");
    MockHttpServletResponse refused = ask(get("/customers/C1/write?template=reminder-firm"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString())
        .contains("nothing to remind C1 of", "name=\"subject\"");
    ledger.update(
        "update receivables.customer set insolvent_on = ?, insolvency_reason = 'court of Ulm'",
        TODAY);
    assertThat(ask(get("/customers/C1/write?template=reminder-firm")).getContentAsString())
        .contains("no reminder may go out");
    assertThat(page("/customers/C1/write"))
        .contains("This customer is insolvent since", "court of Ulm", "name=\"subject\"")
        .doesNotContainPattern("name=\"payLink\" value=\"true\" checked");
  }

  @Test
  void aColleagueIsAskedAndTheAnswerComesBack() throws Exception {
    theCustomerReplies("Your rep told us we had until June", false);
    ledger.update("update receivables.customer set sales_email = 'rep@sales.example'");
    assertThat(page("/mail/1")).contains("rep@sales.example", "Ask a colleague");
    MockHttpServletResponse refused =
        ask(post("/mail/1/question").param("to", "x@evil.example").param("text", "Is it true?"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("not an address of ours", "Is it true?");
    ask(post("/mail/1/question").param("to", "rep@sales.example").param("text", "Is it <true>?"));
    ledger.work();
    Mail question = mails.list("", Long.MAX_VALUE, 1).get(0);
    assertThat(question.to()).isEqualTo("rep@sales.example");
    assertThat(question.body()).contains("Is it <true>?", "/mail/1");
    assertThat(question.html()).contains("&lt;true&gt;");
    theCustomerReplies("No.", false);
    assertThat(page("/mail/2")).contains("rep@sales.example", "Customer C1 (C1)");
  }

  @Test
  void whatWasTypedIsKeptWhenAMailIsRefused() throws Exception {
    long contact = ledger.one(Long.class, "select id from receivables.contact");
    MockHttpServletResponse refused =
        ask(
            multipart("/customers/C1/write")
                .param("key", UUID.randomUUID().toString())
                .param("contact", Long.toString(contact))
                .param("subject", "Hello & more")
                .param("text", "What I typed")
                .param("copyTo", "spy@evil.example"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString())
        .contains("not an address of ours", "Hello &amp; more", "What I typed", "spy@evil.example");
  }

  @Test
  void whoMustNotBeWrittenToIsNotAndThePageSaysWhy() throws Exception {
    ledger.update("update receivables.contact set email_consent = false");
    assertThat(page("/customers/C1/write"))
        .contains("Nobody at this customer may be written to", "has asked not to be written to")
        .doesNotContain("name=\"subject\"");
  }
}
