package org.dunwell.sandbox.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {

  private static final Instant SENT = Instant.parse("2026-03-02T08:00:00Z");

  @TempDir Path folder;
  private MailServer server;

  @BeforeEach
  void start() {
    server = new MailServer(folder, 0, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keepsWhatWasSentOverARestart() throws Exception {
    send("ap@kunde.example", "Rechnung überfällig");
    server.close();
    server = new MailServer(folder, 0, 0);
    Mail mail = new Mails(folder).list("", Long.MAX_VALUE, 10).get(0);
    assertThat(mail.to()).isEqualTo("ap@kunde.example");
    assertThat(mail.subject()).isEqualTo("Rechnung überfällig");
    assertThat(mail.messageId()).startsWith("<");
    assertThat(mail.sentAt()).isEqualTo(SENT);
    assertThat(mail.body()).contains("Guten Tag");
  }

  @Test
  void findsMailsByWordsInTheirText() throws Exception {
    send("a@kunde.example", "one");
    send("b@kunde.example", "two");
    Mails mails = new Mails(folder);
    assertThat(mails.list("GUTEN tag", Long.MAX_VALUE, 10)).hasSize(2);
    assertThat(mails.list("b@kunde", Long.MAX_VALUE, 10))
        .extracting(Mail::subject)
        .containsOnly("two");
    assertThat(mails.list("", 2, 10)).extracting(Mail::id).containsExactly(1L);
    assertThat(mails.count("nothing of the kind")).isZero();
  }

  @Test
  void refusesAnUnknownRecipientForGood() {
    assertThatThrownBy(() -> send("ap@unknown.example", "x"))
        .isInstanceOf(SendFailedException.class)
        .extracting(
            e ->
                ((SMTPAddressFailedException) ((MessagingException) e).getNextException())
                    .getReturnCode())
        .isEqualTo(550);
    assertThat(new Mails(folder).count()).isZero();
  }

  @Test
  void turnsABusyRecipientAwayEverySecondTime() throws Exception {
    assertThatThrownBy(() -> send("ap@busy.example", "x")).isInstanceOf(SendFailedException.class);
    send("ap@busy.example", "x");
    assertThat(new Mails(folder).count()).isOne();
  }

  @Test
  void reportsAMailboxThatDoesNotExistUntilTheReportIsExpunged() throws Exception {
    MimeMessage sent = send("ap@bounces.example", "x");
    server.close();
    server = new MailServer(folder, 0, 0);
    try (Store store = imap()) {
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_WRITE);
      Message report = inbox.getMessage(1);
      assertThat(report.getContentType()).contains("multipart/report").contains("delivery-status");
      assertThat(report.getSentDate().toInstant()).isEqualTo(SENT.plusSeconds(60));
      Multipart parts = (Multipart) report.getContent();
      assertThat(text(parts, 1))
          .contains("Final-Recipient: rfc822; ap@bounces.example")
          .contains("Action: failed")
          .contains("Status: 5.1.1");
      assertThat(text(parts, 2)).contains(sent.getMessageID());
      report.setFlag(Flags.Flag.DELETED, true);
      inbox.close(true);
    }
    server.close();
    server = new MailServer(folder, 0, 0);
    try (Store store = imap()) {
      assertThat(store.getFolder("INBOX").getMessageCount()).isZero();
    }
  }

  @Test
  void letsNobodyReadTheMailboxWithAWrongPassword() {
    assertThatThrownBy(() -> imap("wrong")).isInstanceOf(MessagingException.class);
  }

  private static String text(Multipart parts, int index) throws Exception {
    return new String(parts.getBodyPart(index).getInputStream().readAllBytes());
  }

  private Store imap() throws MessagingException {
    return imap(server.imapPassword());
  }

  private Store imap(String password) throws MessagingException {
    Store store = Session.getInstance(new Properties()).getStore("imap");
    store.connect(server.imapHost(), server.imapPort(), server.imapUser(), password);
    return store;
  }

  private MimeMessage send(String to, String subject) throws MessagingException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", server.smtpHost());
    properties.put("mail.smtp.port", server.smtpPort());
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("accounts@seller.example"));
    message.setRecipients(Message.RecipientType.TO, to);
    message.setSubject(subject, "utf-8");
    message.setSentDate(Date.from(SENT));
    message.setText("Guten Tag, die Rechnung ist überfällig.", "utf-8");
    Transport.send(message);
    return message;
  }
}
