package org.dunwell.sandbox;

import org.dunwell.platform.database.SlateWiped;
import org.dunwell.sandbox.mail.MailServer;
import org.dunwell.sandbox.mail.Mails;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** An emptied ledger empties the mailboxes of the world, too, and is not filled with the sample. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class Forgetting {

  private final SampleCalendar calendar;
  private final MailServer server;
  private final Mails mails;

  Forgetting(SampleCalendar calendar, MailServer server, Mails mails) {
    this.calendar = calendar;
    this.server = server;
    this.mails = mails;
  }

  @EventListener
  void forgetSample(SlateWiped wiped) {
    calendar.begin(null);
  }

  /** Files know no rollback: they go when the rows are gone for good. */
  @TransactionalEventListener
  void forgetMails(SlateWiped wiped) {
    mails.empty();
    server.emptyMailbox();
  }
}
