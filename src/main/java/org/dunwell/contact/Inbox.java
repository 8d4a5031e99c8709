package org.dunwell.contact;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores what came to the mailbox, each mail once, and acts on reports about letters of ours. */
@Component
class Inbox {

  private static final Logger log = LoggerFactory.getLogger(Inbox.class);

  /** A report without the letter's headers is about the last letter to that address, if recent. */
  private static final Duration RECENT = Duration.ofDays(7);

  private final InboxMapper inbox;
  private final MessageMapper messages;
  private final Bounces bounces;

  Inbox(InboxMapper inbox, MessageMapper messages, Bounces bounces) {
    this.inbox = inbox;
    this.messages = messages;
    this.bounces = bounces;
  }

  /**
   * Takes one mail and moves the stored position past it.
   *
   * @return whether it was a report, which nobody needs to read any more
   */
  @Transactional
  public boolean take(Mailbox.Mail mail, long uidValidity, Instant now) {
    Optional<DeliveryReport> report = report(mail.message());
    Optional<MessageMapper.Sent> about = report.flatMap(found -> about(found, now));
    boolean isNew =
        inbox.insert(
                new InboxMapper.Incoming(
                    id(mail, uidValidity),
                    report.isPresent() ? "delivery-report" : "other",
                    header(mail.message(), "From"),
                    header(mail.message(), "Subject"),
                    about.map(MessageMapper.Sent::id).orElse(null),
                    mail.raw()),
                now)
            > 0;
    if (isNew && about.isPresent()) {
      act(report.get(), about.get(), now);
    }
    inbox.moveTo(new Mailbox.Position(uidValidity, mail.uid()));
    return report.isPresent();
  }

  private void act(DeliveryReport report, MessageMapper.Sent sent, Instant now) {
    Verdict verdict = report.verdict();
    if (verdict == Verdict.NO_SUCH_ADDRESS || verdict == Verdict.REFUSED) {
      bounces.bounced(
          sent.id(),
          sent.customerId(),
          sent.contactId(),
          new SmtpConnection.Answer(verdict, report.diagnostic()),
          now);
    }
  }

  private Optional<MessageMapper.Sent> about(DeliveryReport report, Instant now) {
    return report.messageId() != null
        ? messages.byMessageId(report.messageId())
        : messages.latestTo(report.recipient(), now.minus(RECENT));
  }

  private static Optional<DeliveryReport> report(MimeMessage message) {
    try {
      return DeliveryReport.read(message);
    } catch (MessagingException | IOException | RuntimeException unreadable) {
      log.warn("A mail in the mailbox cannot be read as a report and is kept as it is", unreadable);
      return Optional.empty();
    }
  }

  private static String id(Mailbox.Mail mail, long uidValidity) {
    String id = header(mail.message(), "Message-ID");
    return id == null ? "uid/%d/%d".formatted(uidValidity, mail.uid()) : id;
  }

  private static String header(MimeMessage message, String name) {
    try {
      return message.getHeader(name, null);
    } catch (MessagingException unreadable) {
      return null;
    }
  }
}
