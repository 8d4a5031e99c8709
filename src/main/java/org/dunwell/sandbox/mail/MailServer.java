package org.dunwell.sandbox.mail;

import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import org.dunwell.platform.mail.MailServers;

/**
 * The mail counterparty: SMTP and IMAP on this machine only, a folder of {@code .eml} files as its
 * store. See {@link Behaviour} for the addresses that misbehave.
 */
public final class MailServer implements MailServers, AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final long START_MILLIS = 10_000;

  private final Path folder;
  private final CompanyMailbox mailbox;
  private final AbstractServer smtp;
  private final AbstractServer imap;

  /**
   * Starts it.
   *
   * @param folder where sent mails ({@code sent}) and the company's mailbox ({@code company}) lie
   * @param smtpPort 0 for any free port
   * @param imapPort 0 for any free port
   */
  public MailServer(Path folder, int smtpPort, int imapPort) {
    this(folder, smtpPort, imapPort, Duration.ZERO);
  }

  private MailServer(Path folder, int smtpPort, int imapPort, Duration pause) {
    this.folder = folder;
    mailbox = new CompanyMailbox(new MailFiles(folder.resolve("company")));
    PostOffice office = new PostOffice(new MailFiles(folder.resolve("sent")), mailbox, pause);
    mailbox.open(office);
    smtp = PromptServers.smtp(new ServerSetup(smtpPort, HOST, ServerSetup.PROTOCOL_SMTP), office);
    imap = PromptServers.imap(new ServerSetup(imapPort, HOST, ServerSetup.PROTOCOL_IMAP), office);
    start(smtp, smtpPort);
    start(imap, imapPort);
  }

  /**
   * Runs the mail server alone, until the process is ended: {@code MailServer [folder] [smtp port]
   * [imap port] [messages a second]}; without the last it takes them as fast as it can.
   */
  public static void main(String[] args) throws InterruptedException {
    Path folder = Path.of(args.length > 0 ? args[0] : "./.dunwell/sandbox/mail");
    int smtpPort = args.length > 1 ? Integer.parseInt(args[1]) : 3025;
    int imapPort = args.length > 2 ? Integer.parseInt(args[2]) : 3143;
    Duration pause =
        args.length > 3 ? Duration.ofSeconds(1).dividedBy(count(args[3])) : Duration.ZERO;
    try (MailServer server = new MailServer(folder, smtpPort, imapPort, pause)) {
      System.out.printf(
          "Mail server: SMTP %s:%d, IMAP %s:%d (%s/%s), mails in %s%n",
          HOST,
          server.smtpPort(),
          HOST,
          server.imapPort(),
          server.imapUser(), //
          server.imapPassword(),
          folder.toAbsolutePath());
      server.smtp.join();
    }
  }

  private static int count(String messagesASecond) {
    int count = Integer.parseInt(messagesASecond);
    if (count < 1 || count > 1_000) {
      throw new IllegalArgumentException("Messages a second: 1 to 1000, not " + count);
    }
    return count;
  }

  private static void start(AbstractServer server, int port) {
    server.startService();
    try {
      if (!server.waitTillRunning(START_MILLIS)) {
        throw new IllegalStateException(
            "The sandbox's %s server cannot listen on port %d of %s. Choose another port, or 0 for any."
                .formatted(server.getProtocol(), port, HOST));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the mail server started", e);
    }
  }

  /** What was handed over to it. */
  public Mails mails() {
    return new Mails(folder);
  }

  /** Puts a mail into the company's mailbox, as if somebody had written it. */
  public void deliver(MimeMessage mail) {
    mailbox.deliver(mail);
  }

  /** Throws away what lies in the company's mailbox. */
  public void emptyMailbox() {
    mailbox.empty();
  }

  @Override
  public String smtpHost() {
    return HOST;
  }

  @Override
  public int smtpPort() {
    return smtp.getPort();
  }

  @Override
  public String smtpUser() {
    return "";
  }

  @Override
  public String smtpPassword() {
    return "";
  }

  @Override
  public String imapHost() {
    return HOST;
  }

  @Override
  public String mailboxAddress() {
    return "replies@dunwell.example";
  }

  @Override
  public int imapPort() {
    return imap.getPort();
  }

  @Override
  public String imapUser() {
    return CompanyMailbox.USER;
  }

  @Override
  public String imapPassword() {
    return CompanyMailbox.PASSWORD;
  }

  @Override
  public void close() {
    smtp.stopService();
    imap.stopService();
  }
}
