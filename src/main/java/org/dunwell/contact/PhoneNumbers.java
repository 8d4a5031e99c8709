package org.dunwell.contact;

import java.time.Clock;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.contacts.ContactBook;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Telephone numbers that turn out to be wrong, and the search for the right ones. */
@Component
public class PhoneNumbers {

  private final Customers customers;
  private final ContactBook contacts;
  private final AddressTasks tasks;
  private final Clock clock;

  PhoneNumbers(Customers customers, ContactBook contacts, AddressTasks tasks, Clock clock) {
    this.customers = customers;
    this.contacts = contacts;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * Nobody calls this contact's number any more, and somebody is asked for the right one. Saying so
   * twice changes nothing.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void wrong(long contactId, String reason, String by) {
    Contact contact = customers.contact(contactId);
    contacts.retirePhone(contactId, reason, by);
    if (contact.phone() != null) {
      tasks.open(WrongAddress.ofPhone(contact, reason), clock.instant());
    }
  }

  /** It was right after all: it is in use again and nobody looks for another one. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void rightAfterAll(long contactId, String by) {
    contacts.reinstatePhone(contactId, by);
    tasks.withdrawNeedless(contactId, by);
  }
}
