package org.dunwell.contact;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.dunwell.contact.correspondence.Attachment;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One connection to the mail server, over which many letters are handed over. */
final class SmtpConnection implements AutoCloseable {

  /**
   * How the server answered.
   *
   * @param text the server's own words, for people
   */
  record Answer(Verdict verdict, String text) {}

  /**
   * What goes with a letter besides its words.
   *
   * @param replyTo the address for replies; the sender's when empty
   */
  record Extras(Optional<String> replyTo, List<Attachment> attachments) {}

  /** The mail server cannot be reached or the connection broke; no letter is to blame. */
  static final class Lost extends RuntimeException {
    Lost(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private final Session session;
  private final MailProperties.Smtp server;
  private final SMTPTransport transport;

  private SmtpConnection(Session session, MailProperties.Smtp server, SMTPTransport transport) {
    this.session = session;
    this.server = server;
    this.transport = transport;
  }

  static SmtpConnection open(MailProperties.Smtp server) {
    Session session = MailAccess.session(server);
    try {
      SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
      boolean signIn = !server.username().isEmpty();
      transport.connect(
          server.host(),
          server.port(),
          signIn ? server.username() : null,
          signIn ? server.password() : null);
      return new SmtpConnection(session, server, transport);
    } catch (MessagingException e) {
      throw lost(server, e);
    }
  }

  /**
   * Hands one letter over.
   *
   * @throws Lost when the connection broke; whether the letter was taken is then unknown
   */
  Answer send(OutgoingMail mail, Extras extras, Instant now) {
    try {
      SMTPMessage message = message(mail, now);
      message.setReplyTo(
          new Address[] {address(extras.replyTo().orElse(mail.sender()), mail.senderName())});
      message.setContent(MailParts.of(mail, extras.attachments()));
      message.saveChanges();
      transport.sendMessage(message, message.getRecipients(jakarta.mail.Message.RecipientType.TO));
      String answer = transport.getLastServerResponse();
      return new Answer(Verdict.DELIVERED, mail.copyTo() == null ? answer : answer + copy(message));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Every Java runtime has UTF-8", e);
    } catch (MessagingException e) {
      return answer(e);
    }
  }

  /** A copy that is not taken is no reason to say that the mail was not. */
  private String copy(SMTPMessage message) {
    try {
      transport.sendMessage(message, message.getRecipients(jakarta.mail.Message.RecipientType.CC));
      return "";
    } catch (MessagingException failure) {
      return " The copy was not taken: " + failure.getMessage().strip();
    }
  }

  private Answer answer(MessagingException failure) {
    for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
      if (e instanceof SMTPAddressFailedException address) {
        String text = address.getMessage().strip();
        return new Answer(Verdict.ofReply(address.getReturnCode(), text), text);
      }
    }
    if (!transport.isConnected()) {
      throw lost(server, failure);
    }
    boolean forGood =
        failure instanceof SMTPSendFailedException refused && refused.getReturnCode() >= 500;
    return new Answer(forGood ? Verdict.REFUSED : Verdict.TRY_AGAIN, failure.getMessage().strip());
  }

  private SMTPMessage message(OutgoingMail mail, Instant now)
      throws MessagingException, UnsupportedEncodingException {
    SMTPMessage message = new WithOwnId(session, mail.messageId());
    message.setFrom(address(mail.sender(), mail.senderName()));
    message.setRecipient(
        jakarta.mail.Message.RecipientType.TO, address(mail.recipient(), mail.recipientName()));
    if (mail.copyTo() != null) {
      message.setRecipient(
          jakarta.mail.Message.RecipientType.CC, new InternetAddress(mail.copyTo()));
    }
    if (mail.answers() != null) {
      message.setHeader("In-Reply-To", mail.answers());
      message.setHeader("References", mail.answers());
    }
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(now));
    message.setHeader("Content-Language", mail.language());
    if (!mail.kind().equals("personal")) {
      message.setHeader("Auto-Submitted", "auto-generated");
    }
    message.setEnvelopeFrom(server.returnPath().isEmpty() ? mail.sender() : server.returnPath());
    message.setNotifyOptions(SMTPMessage.NOTIFY_FAILURE);
    message.setReturnOption(SMTPMessage.RETURN_HDRS);
    return message;
  }

  private static InternetAddress address(String address, String name)
      throws UnsupportedEncodingException {
    return new InternetAddress(address, name, StandardCharsets.UTF_8.name());
  }

  private static Lost lost(MailProperties.Smtp server, MessagingException e) {
    return new Lost(
        "The mail server %s:%d: %s".formatted(server.host(), server.port(), e.getMessage()), e);
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException goneAnyway) {
      // whatever was answered was answered before; the next batch opens a new connection
      return;
    }
  }

  /** Keeps the Message-ID it was stored with instead of making a new one at each attempt. */
  private static final class WithOwnId extends SMTPMessage {

    private final String id;

    WithOwnId(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
