package org.dunwell.portal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.PayLinks;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.NewMessage;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends a fresh link in the place of an old one: to the address on file, whoever asks, and once an
 * hour at most.
 */
@Component
class FreshLinks {

  private final PayLinks links;
  private final ShutLinks shut;
  private final Customers customers;
  private final Correspondence mails;
  private final Clock clock;

  FreshLinks(
      PayLinks links, ShutLinks shut, Customers customers, Correspondence mails, Clock clock) {
    this.links = links;
    this.shut = shut;
    this.customers = customers;
    this.mails = mails;
    this.clock = clock;
  }

  /**
   * Whether a link could be sent or not is not said: it is nobody's business but the customer's.
   */
  @Transactional
  void send(String oldToken) {
    links
        .readExpired(oldToken)
        .filter(link -> !shut.isShut(link))
        .map(PayLinks.Link::account)
        .filter(account -> !customers.byIds(List.of(account.customerId())).isEmpty())
        .ifPresent(this::mail);
  }

  private void mail(Account account) {
    mails.send(
        new NewMessage(
            "fresh-link/%d/%d/%s"
                .formatted(
                    account.customerId(),
                    account.sellingEntityId(),
                    clock.instant().truncatedTo(ChronoUnit.HOURS)),
            account.customerId(),
            account.sellingEntityId(),
            null,
            "fresh-link",
            Map.of(),
            List.of(),
            true,
            List.of(),
            Promises.CUSTOMER));
  }
}
