package org.dunwell.contact;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail servers of a company; the sandbox brings its own when none is named.
 *
 * @param mail where letters are handed over (SMTP); its {@code returnPath} is the address to which
 *     delivery reports go, the sender of the letter when empty
 * @param mailbox where delivery reports and replies are read (IMAP)
 */
@ConfigurationProperties("dunwell")
record MailProperties(@DefaultValue Smtp mail, @DefaultValue Imap mailbox) {

  /**
   * Where letters are handed over.
   *
   * @param tls {@code none}, {@code starttls} (required, not merely wished) or {@code tls}
   * @param takeBack how long a mail waits, once written, so that somebody can take it back
   */
  record Smtp(
      @DefaultValue("") String host,
      @DefaultValue("587") int port,
      @DefaultValue("") String username,
      @DefaultValue("") String password,
      @DefaultValue("starttls") String tls,
      @DefaultValue("") String returnPath,
      @DefaultValue("PT10M") Duration takeBack) {}

  /**
   * Where delivery reports and replies are read.
   *
   * @param address of this mailbox, such as {@code replies@company.example}; the server must put
   *     what comes for {@code replies+anything@company.example} into it too. When empty, replies go
   *     to the selling entity's address and are matched by what they answer or who wrote them.
   * @param tls {@code none} or {@code tls}
   */
  record Imap(
      @DefaultValue("") String address,
      @DefaultValue("") String host,
      @DefaultValue("993") int port,
      @DefaultValue("") String username,
      @DefaultValue("") String password,
      @DefaultValue("tls") String tls,
      @DefaultValue("INBOX") String folder) {}
}
