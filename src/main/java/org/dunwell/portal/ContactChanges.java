package org.dunwell.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.contact.PayLinks;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.NewMessage;
import org.dunwell.contact.replies.Replies;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.SignedLinks;
import org.dunwell.platform.Timeline;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.contacts.ContactBook;
import org.dunwell.receivables.contacts.ContactEntry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of contacts that somebody with the link asks for. Nothing changes until somebody at the
 * address on file has confirmed it; where there is none, one of us looks at it.
 */
@Component
class ContactChanges {

  static final String PURPOSE = "contact-change";

  /** Long enough for a holiday week. */
  private static final Duration VALIDITY = Duration.ofDays(7);

  /** Nobody changes more people at once; a program would flood a mailbox. */
  private static final int MOST_WAITING = 5;

  private final ContactChangeRows rows;
  private final SignedLinks links;
  private final PayLinks addresses;
  private final Correspondence mails;
  private final Replies replies;
  private final ContactBook book;
  private final Customers customers;
  private final Timeline timeline;
  private final Clock clock;

  ContactChanges(
      ContactChangeRows rows,
      Addresses to,
      Replies replies,
      Book contacts,
      Timeline timeline,
      Clock clock) {
    this.rows = rows;
    this.links = to.links();
    this.addresses = to.addresses();
    this.mails = to.mails();
    this.replies = replies;
    this.book = contacts.book();
    this.customers = contacts.customers();
    this.timeline = timeline;
    this.clock = clock;
  }

  /** How the address on file is asked. */
  @Component("portalAddresses")
  record Addresses(SignedLinks links, PayLinks addresses, Correspondence mails) {}

  /** What is changed. */
  @Component("portalContacts")
  record Book(ContactBook book, Customers customers) {}

  /**
   * Asks the address on file.
   *
   * @return false when there is none: then one of us looks at it
   */
  @Transactional
  boolean ask(Visit visit, ContactChangeRows.Wanted wanted) {
    long customer = visit.customer().id();
    if (rows.waiting(customer, clock.instant().minus(VALIDITY)) >= MOST_WAITING) {
      throw new Refused(visit.words().of("portal.contacts.many"));
    }
    Optional<Long> id = rows.insert(customer, wanted);
    if (id.isEmpty()) {
      return true;
    }
    timeline.add(
        new Timeline.Entry(
            "portal",
            "contact",
            customer,
            null,
            Promises.CUSTOMER,
            "Asked on their own page for a change: %s. It waits for confirmation."
                .formatted(wanted.words()),
            null));
    if (mail(visit, id.get(), wanted).isPresent()) {
      return true;
    }
    replies.ask(
        wanted.key(),
        customer,
        visit.customer().name(),
        visit.words().of("portal.contacts.title"),
        wanted.words());
    return false;
  }

  private Optional<Long> mail(Visit visit, long id, ContactChangeRows.Wanted wanted) {
    Words words = visit.words();
    String token = links.mint(PURPOSE, Long.toString(id), VALIDITY);
    LocalDate until =
        LocalDate.ofInstant(clock.instant(), visit.customer().timeZone())
            .plusDays(VALIDITY.toDays() - 1);
    return mails.send(
        new NewMessage(
            "contact-change/" + id,
            visit.customer().id(),
            visit.account().sellingEntityId(),
            null,
            "contact-change",
            Map.of(
                "change", wanted.words(),
                "until", words.date(until),
                "link", addresses.page(token) + "/confirm"),
            List.of(),
            false,
            List.of(),
            Promises.CUSTOMER));
  }

  /** What the link of a mail is to confirm; empty when it opens nothing. */
  Optional<ContactChangeRows.Change> read(String token) {
    return links.read(PURPOSE, token).flatMap(rows::byId);
  }

  /** Makes the change; twice makes it once. */
  @Transactional
  void confirm(String token) {
    ContactChangeRows.Change change =
        read(token).orElseThrow(() -> new LinkShut(LinkShut.Kind.UNKNOWN));
    if (!rows.done(change.id())) {
      return;
    }
    if (change.contactId() == null) {
      book.add(
          change.customerId(),
          new ContactEntry(
              change.name(), "accounts-payable", change.email(), change.phone(), null, true, true),
          Promises.CUSTOMER);
    } else {
      book.retire(
          customers.contact(change.contactId()).id(), "the customer says so", Promises.CUSTOMER);
    }
  }
}
