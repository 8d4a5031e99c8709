package org.dunwell.contact;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.dunwell.contact.replies.MailReader;
import org.dunwell.contact.replies.Replies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what came to the mailbox, each mail once: acts on reports about letters of ours and hands
 * everything else to those who read replies.
 */
@Component
class Inbox {

  private static final Logger log = LoggerFactory.getLogger(Inbox.class);

  /** A report without the letter's headers is about the last letter to that address, if recent. */
  private static final Duration RECENT = Duration.ofDays(7);

  /** What is kept as it came, to look up headers; files are kept by themselves. */
  private static final int KEPT_BYTES = 256 * 1024;

  /** A longer id is none, and the database has to index it. */
  private static final int MOST_ID = 250;

  private final InboxMapper inbox;
  private final MessageMapper messages;
  private final Bounces bounces;
  private final Replies replies;

  Inbox(InboxMapper inbox, MessageMapper messages, Bounces bounces, Replies replies) {
    this.inbox = inbox;
    this.messages = messages;
    this.bounces = bounces;
    this.replies = replies;
  }

  /**
   * Takes one mail and moves the stored position past it.
   *
   * @return whether it was a report, which nobody needs to read any more
   */
  @Transactional
  public boolean take(Mailbox.Mail mail, long uidValidity, Instant now) {
    Optional<DeliveryReport> report = report(mail.message());
    if (report.isPresent()) {
      take(report.get(), mail, id(mail, uidValidity), now);
    } else {
      replies.take(
          id(mail, uidValidity), start(mail.raw()), MailReader.read(mail.message(), mail.cut()));
    }
    inbox.moveTo(new Mailbox.Position(uidValidity, mail.uid()));
    return report.isPresent();
  }

  /** Leaves a mail where it is, for people. */
  @Transactional
  public void skip(Mailbox.Mail mail, long uidValidity) {
    inbox.moveTo(new Mailbox.Position(uidValidity, mail.uid()));
  }

  private void take(DeliveryReport report, Mailbox.Mail mail, String id, Instant now) {
    Optional<MessageMapper.Sent> about = about(report, now);
    boolean isNew =
        inbox.insert(
                new InboxMapper.Incoming(
                    id,
                    "delivery-report",
                    header(mail.message(), "From"),
                    header(mail.message(), "Subject"),
                    about.map(MessageMapper.Sent::id).orElse(null),
                    start(mail.raw())),
                now)
            > 0;
    if (isNew && about.isPresent()) {
      act(report, about.get(), now);
    }
  }

  private static byte[] start(byte[] raw) {
    return raw.length > KEPT_BYTES ? Arrays.copyOf(raw, KEPT_BYTES) : raw;
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
    boolean usable = id != null && id.length() <= MOST_ID && id.indexOf('\0') < 0;
    return usable ? id : "uid/%d/%d".formatted(uidValidity, mail.uid());
  }

  private static String header(MimeMessage message, String name) {
    try {
      return message.getHeader(name, null);
    } catch (MessagingException unreadable) {
      return null;
    }
  }
}
