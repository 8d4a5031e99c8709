package org.dunwell.contact;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DeliveryReportTest {

  private static final String POSTFIX =
      """
      From: MAILER-DAEMON@mx.miller.example (Mail Delivery System)
      To: accounts@nordwerk.example
      Subject: Undelivered Mail Returned to Sender
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="B"

      --B
      Content-Type: text/plain; charset=us-ascii

      I'm sorry to have to inform you that your message could not be delivered.

      --B
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.miller.example
      X-Postfix-Queue-ID: 4B1
      Arrival-Date: Tue,  3 Mar 2026 09:00:02 +0100 (CET)

      Final-Recipient: rfc822; ap@miller.example
      Original-Recipient: rfc822;AP@miller.example
      Action: %s
      Status: %s
      Remote-MTA: dns; mail.miller.example
      Diagnostic-Code: smtp; 550 5.1.1 <ap@miller.example>: Recipient address
          rejected: User unknown

      --B
      Content-Type: message/rfc822

      Message-ID: <0d2f@nordwerk.example>
      Subject: Payment reminder

      Dear Jane Miller,
      --B--
      """;

  static Optional<DeliveryReport> read(String mail) throws Exception {
    byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return DeliveryReport.read(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
  }

  @Test
  void aFailureNamesLetterRecipientAndReason() throws Exception {
    DeliveryReport report = read(POSTFIX.formatted("failed", "5.1.1")).orElseThrow();
    assertThat(report.messageId()).isEqualTo("<0d2f@nordwerk.example>");
    assertThat(report.recipient()).isEqualTo("AP@miller.example");
    assertThat(report.diagnostic()).startsWith("550 5.1.1").contains("User unknown");
    assertThat(report.verdict()).isEqualTo(Verdict.NO_SUCH_ADDRESS);
  }

  @Test
  void aDelayIsNoFailure() throws Exception {
    assertThat(read(POSTFIX.formatted("delayed", "4.4.1")).orElseThrow().verdict())
        .isEqualTo(Verdict.TRY_AGAIN);
  }

  @Test
  void aFailureAfterLongTryingDoesNotBlameTheAddress() throws Exception {
    assertThat(read(POSTFIX.formatted("failed", "4.4.7")).orElseThrow().verdict())
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void anAnswerOfAPersonIsNoReport() throws Exception {
    assertThat(read("From: jane@miller.example\nSubject: Re: Reminder\n\nPaid yesterday.\n"))
        .isEmpty();
  }
}
