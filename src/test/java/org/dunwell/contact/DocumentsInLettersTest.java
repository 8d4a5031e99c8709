package org.dunwell.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.contact.ContactDesk.TUESDAY;
import static org.dunwell.contact.ContactDesk.TUESDAY_NINE;
import static org.dunwell.contact.ContactRequest.Kind.REMINDER;

import com.sun.net.httpserver.HttpServer;
import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.dunwell.DunwellTest;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.files.Sha256;
import org.dunwell.sandbox.mail.Mail;
import org.dunwell.sandbox.mail.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The documents of invoices go along with the mails whose words say so. */
@DunwellTest
class DocumentsInLettersTest {

  @Autowired ApplicationContext beans;
  @Autowired Mails mails;
  @Autowired Troubles troubles;

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
  void theMailHoldsTheDocumentsOfWhatItAsksForAndSaysWhichDoNotGoAlong() throws Exception {
    List<Long> invoices = lateInvoices(3, "ap@miller.example");
    byte[] newer = document(invoices.get(0), "newer");
    byte[] older = document(invoices.get(1), "older");
    desk.askAll(invoices, REMINDER, "firm");
    desk.workAt(TUESDAY_NINE);

    assertThat(files(mail())).containsExactly(older, newer);
    String sentence = "Attached: the documents of 2 invoices: %s, %s.";
    assertThat(mail().body().replaceAll("\\s+", " "))
        .contains(sentence.formatted(number(invoices.get(1)), number(invoices.get(0))))
        .contains("Not attached: %s. If you need a copy".formatted(number(invoices.get(2))));
    assertThat(mail().html()).contains("Attached: the documents of 2 invoices");
    assertThat(desk.count("contact.attachment where bytes is not null")).isZero();
    assertThat(desk.count("receivables.document_content")).isEqualTo(2);
  }

  @Test
  void wordsThatSayNothingOfDocumentsTakeNoneAlongAndWithoutAnyNothingIsSaid() throws Exception {
    document(lateInvoices(1, "ap@friendly.example").get(0), "one");
    long bare = lateInvoices(1, "ap@bare.example").get(0);
    desk.ask(desk.one(Long.class, "select min(id) from receivables.invoice"), REMINDER, "friendly");
    desk.ask(bare, REMINDER, "firm");
    desk.workAt(TUESDAY_NINE);
    assertThat(mails.count()).isEqualTo(2);
    assertThat(desk.count("contact.attachment")).isZero();
    for (Mail mail : mails.list("", Long.MAX_VALUE, 2)) {
      assertThat(mail.body()).doesNotContain("ttached", "[[");
    }
  }

  @Test
  void aMailThatGoesAgainHoldsTheSameBytesAlthoughTheDocumentWasReplaced() throws Exception {
    long invoice = lateInvoices(1, "ap@miller.example").get(0);
    byte[] first = document(invoice, "first");
    desk.ask(invoice, REMINDER, "firm");
    desk.workAt(TUESDAY_NINE);
    String body = mail().body();
    document(invoice, "another");
    mails.empty();
    desk.jdbc
        .sql("update contact.message set state = 'queued', next_attempt_at = created_at")
        .update();
    desk.workAt(TUESDAY_NINE.plusSeconds(60));
    assertThat(files(mail())).containsExactly(first);
    assertThat(mail().body()).isEqualTo(body);
  }

  @Test
  void aMailThatIsWrittenAnewTakesAlongWhatIsTrueThen() throws Exception {
    List<Long> invoices = lateInvoices(2, "documents@busy.example");
    document(invoices.get(0), "paid");
    byte[] open = document(invoices.get(1), "open");
    desk.askAll(invoices, REMINDER, "firm");
    desk.workAt(TUESDAY_NINE);
    assertThat(desk.count("contact.attachment")).isEqualTo(2);
    desk.settle(invoices.get(0));
    desk.workAt(TUESDAY_NINE.plusSeconds(3600));
    assertThat(files(mail())).containsExactly(open);
    assertThat(mail().body()).contains("Attached: the document of invoice");
  }

  @Test
  void whatOneMailCannotCarryIsTheNewest() throws Exception {
    List<Long> invoices = lateInvoices(2, "ap@miller.example");
    document(invoices.get(0), "n".repeat(4_000_000));
    byte[] older = document(invoices.get(1), "o".repeat(4_000_000));
    desk.askAll(invoices, REMINDER, "final");
    desk.workAt(TUESDAY_NINE);
    assertThat(files(mail())).containsExactly(older);
    assertThat(mail().body()).contains("Not attached: " + number(invoices.get(0)));
  }

  @Test
  void whatLiesInTheArchiveIsFetchedBeforeTheMailIsWrittenAndAFailureStopsNoMail()
      throws Exception {
    byte[] pdf = "%PDF-1.7 archive".getBytes(StandardCharsets.UTF_8);
    List<Long> invoices = lateInvoices(2, "ap@miller.example");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean there =
              exchange.getRequestURI().getPath().equals("/" + number(invoices.get(1)) + ".pdf");
          exchange.sendResponseHeaders(there ? 200 : 503, there ? pdf.length : -1);
          exchange.getResponseBody().write(there ? pdf : new byte[0]);
          exchange.close();
        });
    server.start();
    desk.jdbc
        .sql("update receivables.selling_entity set document_url = ?")
        .param("http://127.0.0.1:" + server.getAddress().getPort() + "/{number}.pdf")
        .update();
    desk.askAll(invoices, REMINDER, "urgent");
    desk.workAt(TUESDAY_NINE);
    server.stop(0);
    assertThat(files(mail())).containsExactly(pdf);
    assertThat(mail().body()).contains("Not attached: " + number(invoices.get(0)));
    assertThat(troubles.open(5)).extracting("kind").containsExactly("document-archive");
  }

  /** The later in the list, the longer they are late. */
  private List<Long> lateInvoices(int count, String email) {
    long customer = desk.ledger.customer("Miller Ltd", "en");
    desk.ledger.contact(customer, email);
    List<Long> invoices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      invoices.add(
          desk.ledger.invoice(desk.entity, customer, "1000.00", TUESDAY.minusDays(20 + i)));
    }
    return invoices;
  }

  private String number(long invoice) {
    return desk.one(String.class, "select number from receivables.invoice where id = " + invoice);
  }

  private byte[] document(long invoice, String words) {
    byte[] bytes = ("%PDF-1.7 " + words).getBytes(StandardCharsets.UTF_8);
    desk.jdbc
        .sql(
            """
            with content as (
              insert into receivables.document_content (sha256, size, bytes)
              values (:sha256, :size, :bytes)
              returning sha256, size)
            insert into receivables.invoice_document
              (invoice_id, file_name, size, sha256, stored_at, stored_by)
            select :invoice, :name, size, sha256, now(), 'collector'
            from content
            on conflict (invoice_id) do update
            set size = excluded.size,
                sha256 = excluded.sha256
            """)
        .param("sha256", Sha256.of(bytes))
        .param("size", bytes.length)
        .param("bytes", bytes)
        .param("invoice", invoice)
        .param("name", number(invoice) + ".pdf")
        .update();
    return bytes;
  }

  private Mail mail() {
    return mails.list("", Long.MAX_VALUE, 1).get(0);
  }

  private List<byte[]> files(Mail mail) throws Exception {
    byte[] source = mails.source(mail.id()).orElseThrow();
    MimeMessage message =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source));
    MimeMultipart parts = (MimeMultipart) message.getContent();
    List<byte[]> files = new ArrayList<>();
    for (int i = 1; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      assertThat(part.getContentType()).startsWith("application/pdf");
      assertThat(part.getFileName()).endsWith(".pdf");
      files.add(part.getInputStream().readAllBytes());
    }
    return files;
  }
}
