package org.dunwell.contact.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Timeline;
import org.dunwell.sandbox.mail.Mail;
import org.dunwell.sandbox.mail.MailServer;
import org.dunwell.sandbox.mail.Mails;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DunwellTest
class CorrespondenceTest {

  @Autowired TestLedger ledger;
  @Autowired Correspondence correspondence;
  @Autowired Timeline timeline;
  @Autowired Mails mails;
  @Autowired MailServer server;

  long customer;
  long invoice;

  @BeforeEach
  void begin() {
    ledger.begin();
    mails.empty();
    server.emptyMailbox();
    customer = ledger.customer("C1");
    invoice = ledger.invoice(customer, "R-1", "100.00", 12);
  }

  NewMessage confirmation(String key, Long contact, List<Long> invoices) {
    return new NewMessage(
        key,
        customer,
        ledger.one(Long.class, "select id from receivables.selling_entity"),
        contact,
        "promise-confirmation",
        Map.of(
            "amount", "EUR 100.00",
            "promisedFor", "9 March 2026",
            "invoices", List.of(Map.of("number", "R-1", "amount", "EUR 100.00"))),
        invoices,
        true,
        List.of(
            new Attachment(
                "Übersicht.txt", "text/plain", "what you said".getBytes(StandardCharsets.UTF_8))),
        "collector");
  }

  Mail sent() {
    return mails.list("", Long.MAX_VALUE, 9).get(0);
  }

  @Test
  void aMessageGoesOutAtOnceWithItsFileAndPayLinkAndStandsOnTheInvoicesTimeline() {
    correspondence.send(confirmation("promise/1", null, List.of(invoice)));
    ledger.work();
    assertThat(sent().to()).isEqualTo("ap@c1.example");
    assertThat(sent().subject())
        .isEqualTo("Thank you: EUR 100.00 by 9 March 2026 to Nordwerk GmbH (customer C1)");
    assertThat(sent().body())
        .startsWith("Dear Alex Payable,")
        .contains("- R-1: EUR 100.00", "/pay/", "Nordwerk GmbH");
    assertThat(sent().html()).contains("/pay/", "Nordwerk GmbH");
    assertThat(new String(mails.source(sent().id()).orElseThrow(), StandardCharsets.US_ASCII))
        .contains("Content-Disposition: attachment", "multipart/mixed", "Auto-Submitted");
    assertThat(timeline.ofInvoice(invoice))
        .anySatisfy(
            line -> {
              assertThat(line.entry().actor()).isEqualTo("collector");
              assertThat(line.entry().what()).contains("sent to ap@c1.example", "Thank you");
            });
  }

  @Test
  void theSameKeyIsSentOnceAlsoAfterItWentOut() {
    long first = correspondence.send(confirmation("promise/1", null, List.of())).orElseThrow();
    ledger.work();
    assertThat(correspondence.send(confirmation("promise/1", null, List.of()))).contains(first);
    ledger.work();
    assertThat(mails.count()).isEqualTo(1);
  }

  @Test
  void whatWasConfirmedIsNotWrittenAnewWhenTheInvoiceIsPaidBeforeItGoesOut() {
    ledger.update("update receivables.contact set email = 'ap@busy.example'");
    correspondence.send(confirmation("promise/1", null, List.of(invoice)));
    ledger.work();
    assertThat(mails.count()).isZero();
    ledger.pay(invoice, "P-1", "100.00");
    ledger.walkTo(TestLedger.TODAY.plusDays(2));
    assertThat(sent().subject()).startsWith("Thank you: EUR 100.00");
  }

  @Test
  void aConfirmationIsNoTouchAndDelaysNoReminder() {
    correspondence.send(confirmation("promise/1", null, List.of(invoice)));
    ledger.work();
    ledger.walkTo(TestLedger.TODAY.plusDays(1));
    assertThat(ledger.count("contact.message where kind = 'statement' and state = 'delivered'"))
        .isEqualTo(1);
  }

  @Test
  void whenNobodyMayBeWrittenToTheTimelineSaysSo() {
    ledger.update("update receivables.contact set email_consent = false");
    assertThat(correspondence.send(confirmation("promise/1", null, List.of()))).isEmpty();
    assertThat(timeline.ofCustomer(customer).get(0).entry().what())
        .contains("No mail was sent", "promise confirmation");
  }

  @Test
  void aNamedContactIsRefusedWithTheReason() {
    long other = ledger.customer("C2");
    long theirs =
        ledger.one(Long.class, "select id from receivables.contact where customer_id = ?", other);
    long ours =
        ledger.one(
            Long.class, "select id from receivables.contact where customer_id = ?", customer);
    assertThatThrownBy(() -> correspondence.send(confirmation("a", theirs, List.of())))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("belongs to another customer than C1");
    ledger.update("update receivables.contact set email_consent = false");
    assertThatThrownBy(() -> correspondence.send(confirmation("b", ours, List.of())))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("asked not to be written to");
  }

  @Test
  void anInvoiceOfSomebodyElseIsRefused() {
    long foreign = ledger.invoice(ledger.customer("C2"), "R-2", "5.00", 1);
    assertThatThrownBy(
            () -> correspondence.send(confirmation("a", null, List.of(invoice, foreign))))
        .hasMessageContaining("not this customer's");
    assertThat(ledger.count("contact.message")).isZero();
  }

  @Test
  void aGermanCustomerReadsGerman() {
    ledger.update("update receivables.customer set language = 'de'");
    correspondence.send(confirmation("promise/1", null, List.of(invoice)));
    ledger.work();
    assertThat(sent().subject()).startsWith("Vielen Dank: EUR 100.00");
    assertThat(sent().body()).contains("Guten Tag Alex Payable,", "Bis dahin hören Sie");
  }

  PersonalMail personal(String key, String text, String copyTo, List<Attachment> files) {
    return new PersonalMail(
        key,
        customer,
        ledger.one(Long.class, "select id from receivables.selling_entity"),
        ledger.one(Long.class, "select id from receivables.contact"),
        copyTo,
        "About R-1",
        text,
        List.of(invoice),
        true,
        files,
        null,
        "collector");
  }

  @Test
  void nothingWritesToAnInsolventCustomerByItselfButAPersonMay() {
    ledger.update(
        "update receivables.customer set insolvent_on = ?, insolvency_reason = 'court' where id = ?",
        TestLedger.TODAY,
        customer);
    long contact = ledger.one(Long.class, "select id from receivables.contact");
    assertThat(correspondence.send(confirmation("promise/1", null, List.of()))).isEmpty();
    assertThatThrownBy(() -> correspondence.send(confirmation("promise/2", contact, List.of())))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("insolvent since 2026-03-02");
    assertThat(ledger.count("contact.message")).isZero();
    correspondence.write(personal("mail/9", "To the administrator", null, List.of()));
    ledger.work();
    assertThat(sent().body()).startsWith("To the administrator");
  }

  @Test
  void whatAPersonWritesGoesOutWordForWordWithTheStatementWhereTheTextSaysSo() {
    correspondence.write(
        personal(
            "personal/1", "Dear Alex,\n\nas agreed:\n\n[[statement]]\n\nAnna", null, List.of()));
    ledger.work();
    assertThat(sent().subject()).isEqualTo("About R-1");
    assertThat(sent().body()).startsWith("Dear Alex,").contains("as agreed:", "100.00", "/pay/");
    String source = new String(mails.source(sent().id()).orElseThrow(), StandardCharsets.US_ASCII);
    assertThat(source).doesNotContain("Auto-Submitted").contains("Reply-To:", "replies+1-");
  }

  @Test
  void theSalesRepOrAColleagueMayGetACopyAndNobodyElse() {
    ledger.update("update receivables.customer set sales_email = 'rep@sales.example'");
    correspondence.write(personal("a", "Hello", "rep@sales.example", List.of()));
    correspondence.write(personal("b", "Hello", "boss@nordwerk.example", List.of()));
    assertThatThrownBy(
            () -> correspondence.write(personal("c", "Hello", "spy@evil.example", List.of())))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("not an address of ours");
    ledger.work();
    assertThat(mails.list("", Long.MAX_VALUE, 9))
        .extracting(Mail::to)
        .containsExactlyInAnyOrder(
            "ap@c1.example", "rep@sales.example", "ap@c1.example", "boss@nordwerk.example");
  }

  @Test
  void aCopyThatIsRefusedDoesNotMakeTheMailBounce() {
    ledger.update("update receivables.customer set sales_email = 'gone@unknown.example'");
    long id = correspondence.write(personal("a", "Hello", "gone@unknown.example", List.of()));
    ledger.work();
    assertThat(ledger.one(String.class, "select state from contact.message where id = ?", id))
        .isEqualTo("delivered");
    assertThat(ledger.one(String.class, "select reply from contact.message where id = ?", id))
        .contains("The copy was not taken");
  }

  @Test
  void aFormSentTwiceIsOneMail() {
    long id = correspondence.write(personal("a", "Hello", null, List.of()));
    assertThat(correspondence.write(personal("a", "Hello", null, List.of()))).isEqualTo(id);
    assertThat(ledger.count("contact.message")).isEqualTo(1);
  }

  @Test
  void emptyMailsAndFilesThatAreNotWhatTheySayAreRefused() {
    assertThatThrownBy(() -> personal("a", "Dear Alex,\n\n[write here]", null, List.of()))
        .hasMessageContaining("says nothing yet");
    List<Attachment> disguised =
        List.of(new Attachment("invoice.pdf", "application/pdf", new byte[] {'M', 'Z', 0}));
    assertThatThrownBy(() -> correspondence.write(personal("a", "Hello", null, disguised)))
        .hasMessageContaining("invoice.pdf cannot be sent");
    List<Attachment> large =
        List.of(new Attachment("a.txt", "text/plain", "x".repeat(8 << 20).getBytes()));
    assertThatThrownBy(() -> correspondence.write(personal("a", "Hello", null, large)))
        .hasMessageContaining("larger than 7 MB");
    assertThat(ledger.count("contact.message")).isZero();
  }
}
