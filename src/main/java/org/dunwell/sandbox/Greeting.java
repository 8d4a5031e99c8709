package org.dunwell.sandbox;

import java.nio.file.Path;
import org.dunwell.sandbox.mail.MailServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says at the end of the start where to go and who can sign in. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class Greeting {

  private static final Logger log = LoggerFactory.getLogger(Greeting.class);

  private final MailServer mails;
  private final Path home;

  Greeting(MailServer mails, @Value("${dunwell.home}") Path home) {
    this.mails = mails;
    this.home = home;
  }

  @EventListener
  @Order(2)
  void greet(ApplicationReadyEvent ready) {
    if (ready.getApplicationContext() instanceof ServletWebServerApplicationContext context) {
      log.info(words("http://localhost:" + context.getWebServer().getPort()));
    }
  }

  private String words(String address) {
    return """


    Dunwell is ready. This is the sandbox: nothing leaves this machine.

      %1$s/                        workspace
      %1$s/camunda/app/tasklist/   tasks (Camunda Tasklist)
      %1$s/camunda/app/cockpit/    processes (Camunda Cockpit, as admin)
      %1$s/sandbox/mails           what customers found in their mailboxes
      %1$s/sandbox/payments        what they paid, with the bank's buttons to press
      %1$s/api-docs                the REST interface, to try

      Sign in as collector, manager, investigator, analyst or admin; the password is the same
      word.
      Let time pass with the button on every page, or POST {"days": 7} to /sandbox/time.
      Mail: SMTP on port %2$d, IMAP on port %3$d. Everything is kept in %4$s
    """
        .formatted(address, mails.smtpPort(), mails.imapPort(), home.toAbsolutePath().normalize());
  }
}
