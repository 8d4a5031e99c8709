package org.dunwell.contact.correspondence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dunwell.contact.Person;
import org.dunwell.contact.Recipients;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.live.Channels;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Insolvents;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;

/** Finds whom a message goes to, and refuses whom it must not go to. */
@Component
public class Envelopes {

  private final Recipients people;
  private final Customers customers;
  private final SellingEntities entities;
  private final Insolvents insolvents;
  private final Channels channels;

  Envelopes(
      Recipients people,
      Customers customers,
      SellingEntities entities,
      Insolvents insolvents,
      Channels channels) {
    this.people = people;
    this.customers = customers;
    this.entities = entities;
    this.insolvents = insolvents;
    this.channels = channels;
  }

  /** To whoever gets the reminders; empty when nobody there may be written to. */
  Optional<Envelope> toTheUsual(long customerId, long sellingEntityId) {
    Person person = people.of(List.of(customerId)).get(customerId);
    if (!channels.isOn(Channels.MAIL)) {
      return Optional.empty();
    }
    if (person == null || !person.emailUsable() || insolvents.of(customerId).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Envelope(
            entities.byId(sellingEntityId),
            customers.byId(customerId),
            person.contactId(),
            person.contactName(),
            person.email(),
            person.language(),
            person.zone()));
  }

  /**
   * To one contact of the customer or of its bill-to, unless the customer is insolvent.
   *
   * @throws BrokenRule when it is somebody else's, may not be written to, or the customer is
   *     insolvent
   */
  Envelope toSolvent(long contactId, long customerId, long sellingEntityId) {
    checkSolvent(customers.byId(customerId));
    return to(contactId, customerId, sellingEntityId);
  }

  /**
   * To one contact of the customer or of its bill-to. A person may write to an insolvent customer
   * too: whoever administers the estate must hear from us.
   *
   * @throws BrokenRule when it is somebody else's or may not be written to
   */
  Envelope to(long contactId, long customerId, long sellingEntityId) {
    if (!channels.isOn(Channels.MAIL)) {
      throw new BrokenRule("E-mail is switched off here (DUNWELL_OFF). Call or write a letter.");
    }
    Customer customer = customers.byId(customerId);
    SellingEntity entity = entities.byId(sellingEntityId);
    Contact contact = customers.contact(contactId);
    boolean theirs =
        contact.customerId() == customerId
            || Long.valueOf(contact.customerId()).equals(customer.billToId());
    if (!theirs) {
      throw new BrokenRule(
          "This contact belongs to another customer than %s. Choose one of theirs."
              .formatted(customer.number()));
    }
    String whyNot = whyNot(contact);
    if (whyNot != null) {
      throw new BrokenRule(whyNot);
    }
    String language = contact.language() == null ? customer.language() : contact.language();
    return new Envelope(
        entity,
        customer,
        contactId,
        contact.name(),
        contact.email(),
        language.toLowerCase(Locale.ROOT),
        contact.timeZone() == null ? customer.timeZone() : contact.timeZone());
  }

  private void checkSolvent(Customer customer) {
    insolvents
        .of(customer.id())
        .ifPresent(
            insolvency -> {
              throw new BrokenRule(
                  "%s is insolvent since %s: all contact has stopped. What is owed is filed as a claim."
                      .formatted(customer.number(), insolvency.on()));
            });
  }

  /** Why a contact may not be written to, for people to read; null when it may. */
  public static String whyNot(Contact contact) {
    if (contact.email() == null) {
      return "This contact has no e-mail address. Add one first.";
    }
    if (!contact.emailConsent()) {
      return "%s has asked not to be written to. Choose another contact."
          .formatted(contact.email());
    }
    return contact.emailRetiredAt() == null
        ? null
        : "%s is out of use: %s. Correct it or choose another contact."
            .formatted(contact.email(), contact.emailRetiredReason());
  }
}
