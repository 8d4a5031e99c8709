package org.dunwell.sandbox;

import java.util.Optional;
import org.dunwell.platform.database.SlateWiped;
import org.dunwell.sandbox.bureau.BureauServer;
import org.dunwell.sandbox.mail.MailServer;
import org.dunwell.sandbox.mail.Mails;
import org.dunwell.sandbox.stripe.StripeServer;
import org.dunwell.sandbox.twilio.PhoneServer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * An emptied ledger empties the mailboxes, payment accounts, telephones and bureaus of the world,
 * too, and is not filled with the sample.
 */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class Forgetting {

  private final SampleCalendar calendar;
  private final MailServer server;
  private final Mails mails;
  private final Optional<StripeServer> payments;
  private final Optional<PhoneServer> phones;
  private final Optional<BureauServer> bureau;

  Forgetting(
      SampleCalendar calendar,
      MailServer server,
      Mails mails,
      Optional<StripeServer> payments,
      Optional<PhoneServer> phones,
      Optional<BureauServer> bureau) {
    this.calendar = calendar;
    this.server = server;
    this.mails = mails;
    this.payments = payments;
    this.phones = phones;
    this.bureau = bureau;
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

  @TransactionalEventListener
  void forgetPayments(SlateWiped wiped) {
    payments.ifPresent(StripeServer::empty);
  }

  @TransactionalEventListener
  void forgetCalls(SlateWiped wiped) {
    phones.ifPresent(PhoneServer::empty);
  }

  @TransactionalEventListener
  void forgetCompanies(SlateWiped wiped) {
    bureau.ifPresent(BureauServer::empty);
  }
}
