package org.dunwell.sandbox.mail;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** In the sandbox the mail server runs along in this process, on any free ports unless told. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class MailConfiguration {

  @Bean
  MailServer sandboxMailServer(
      @Value("${dunwell.home}") String home,
      @Value("${dunwell.sandbox.mail.smtp-port:0}") int smtpPort,
      @Value("${dunwell.sandbox.mail.imap-port:0}") int imapPort) {
    return new MailServer(Path.of(home, "sandbox", "mail"), smtpPort, imapPort);
  }

  @Bean
  Mails sandboxMails(MailServer server) {
    return server.mails();
  }
}
