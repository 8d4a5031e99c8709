package org.dunwell.platform.mail;

/**
 * The mail servers to use when the properties name none: the sandbox offers its own. In live mode
 * there is no such bean and the properties must name real servers.
 */
public interface MailServers {

  String smtpHost();

  int smtpPort();

  /** Empty when the server wants no sign-in. */
  String smtpUser();

  String smtpPassword();

  /** Where the company's own mailbox is, to which reports and replies come. */
  String imapHost();

  /** The address of that mailbox; {@code name+anything@host} comes there too. */
  String mailboxAddress();

  int imapPort();

  String imapUser();

  String imapPassword();
}
