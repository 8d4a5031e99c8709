package org.dunwell.contact;

import jakarta.mail.Session;
import java.util.Optional;
import java.util.Properties;
import org.dunwell.platform.live.Channels;
import org.dunwell.platform.mail.MailServers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which servers letters go to and reports come from: the configured ones, else the sandbox's. */
@Component
class MailAccess {

  /** No answer within this time is a failed attempt: one dead server must not stop the rest. */
  private static final String TIMEOUT_MILLIS = "10000";

  private final MailProperties properties;
  private final ObjectProvider<MailServers> offered;
  private final boolean on;

  MailAccess(MailProperties properties, ObjectProvider<MailServers> offered, Channels channels) {
    this.properties = properties;
    this.offered = offered;
    this.on = channels.isOn(Channels.MAIL);
  }

  /** Whether mail is used at all. */
  boolean isOn() {
    return on;
  }

  /** Empty when nobody has said where to send to. */
  Optional<MailProperties.Smtp> smtp() {
    if (!on) {
      return Optional.empty();
    }
    MailProperties.Smtp own = properties.mail();
    if (!own.host().isEmpty()) {
      return Optional.of(own);
    }
    return Optional.ofNullable(offered.getIfAvailable())
        .map(
            server ->
                new MailProperties.Smtp(
                    server.smtpHost(),
                    server.smtpPort(),
                    server.smtpUser(),
                    server.smtpPassword(),
                    "none",
                    own.returnPath(),
                    own.takeBack()));
  }

  /** Empty when nobody has said where reports are. */
  Optional<MailProperties.Imap> imap() {
    if (!on) {
      return Optional.empty();
    }
    MailProperties.Imap own = properties.mailbox();
    if (!own.host().isEmpty()) {
      return Optional.of(own);
    }
    return Optional.ofNullable(offered.getIfAvailable())
        .map(
            server ->
                new MailProperties.Imap(
                    own.address().isEmpty() ? server.mailboxAddress() : own.address(),
                    server.imapHost(),
                    server.imapPort(),
                    server.imapUser(),
                    server.imapPassword(),
                    "none",
                    own.folder()));
  }

  /** Whether the mailbox is the sandbox's, on this machine, where looking costs nothing. */
  boolean playing() {
    return properties.mailbox().host().isEmpty() && offered.getIfAvailable() != null;
  }

  static Session session(MailProperties.Smtp smtp) {
    Properties session = timeouts("mail.smtp.");
    session.setProperty("mail.transport.protocol", "smtp");
    session.put("mail.smtp.socketFactory", new PromptSockets());
    session.setProperty("mail.smtp.auth", Boolean.toString(!smtp.username().isEmpty()));
    session.setProperty("mail.smtp.starttls.enable", is(smtp.tls(), "starttls"));
    session.setProperty("mail.smtp.starttls.required", is(smtp.tls(), "starttls"));
    session.setProperty("mail.smtp.ssl.enable", is(smtp.tls(), "tls"));
    session.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    return Session.getInstance(session);
  }

  static Session session(MailProperties.Imap imap) {
    Properties session = timeouts("mail.imap.");
    session.setProperty("mail.imap.ssl.enable", is(imap.tls(), "tls"));
    session.setProperty("mail.imap.ssl.checkserveridentity", "true");
    return Session.getInstance(session);
  }

  private static Properties timeouts(String prefix) {
    Properties session = new Properties();
    session.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
    session.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
    session.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
    return session;
  }

  private static String is(String value, String expected) {
    return Boolean.toString(value.equals(expected));
  }
}
