package org.dunwell.sandbox.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Enumeration;
import java.util.Properties;

/** What a mail server writes back when it could not deliver: a report as RFC 3464 has it. */
final class DeliveryReport {

  /** The report comes a minute after the message, by the message's own date. */
  private static final Duration TAKES = Duration.ofMinutes(1);

  private static final String BOUNDARY = "=_dunwell_sandbox_report";

  private final MimeMessage about;
  private final String sender;
  private final String recipient;

  DeliveryReport(MimeMessage about, String sender, String recipient) {
    this.about = about;
    this.sender = sender;
    this.recipient = recipient;
  }

  /** The mailbox does not exist: nobody will ever read this message. */
  MimeMessage failed() throws MessagingException {
    return report("failed", "5.1.1", "550 5.1.1 No such mailbox here");
  }

  /** The mailbox is full: the server goes on trying. */
  MimeMessage delayed() throws MessagingException {
    return report("delayed", "4.2.2", "452 4.2.2 Mailbox full");
  }

  private MimeMessage report(String action, String status, String diagnostic)
      throws MessagingException {
    String host = recipient.substring(recipient.indexOf('@') + 1);
    Date sent = about.getSentDate();
    Instant written = (sent == null ? Instant.EPOCH : sent.toInstant()).plus(TAKES);
    String text =
        """
        From: Mail Delivery System <MAILER-DAEMON@%1$s>
        To: <%2$s>
        Subject: Delivery status: %3$s
        Date: %4$s
        Message-ID: <report-%5$s@%1$s>
        In-Reply-To: %6$s
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="%7$s"

        --%7$s
        Content-Type: text/plain; charset=utf-8

        This is the mail system of %1$s.
        Your message to %8$s: %3$s (%9$s).

        --%7$s
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.%1$s

        Final-Recipient: rfc822; %8$s
        Original-Recipient: rfc822; %8$s
        Action: %3$s
        Status: %10$s
        Diagnostic-Code: smtp; %9$s

        --%7$s
        Content-Type: text/rfc822-headers

        %11$s
        --%7$s--
        """
            .formatted(
                host,
                sender,
                action,
                new MailDateFormat().format(Date.from(written)),
                Integer.toHexString((about.getMessageID() + recipient).hashCode()),
                about.getMessageID(),
                BOUNDARY,
                recipient,
                diagnostic,
                status,
                headersOfTheMessage());
    byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }

  private String headersOfTheMessage() throws MessagingException {
    StringBuilder headers = new StringBuilder();
    for (Enumeration<String> lines = about.getAllHeaderLines(); lines.hasMoreElements(); ) {
      headers.append(lines.nextElement().replace("\r\n", "\n")).append('\n');
    }
    return headers.toString();
  }
}
