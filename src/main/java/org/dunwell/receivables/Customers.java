package org.dunwell.receivables;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Nudges;
import org.dunwell.platform.Timeline;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who owes us, and how to reach them. */
@Component
public class Customers {

  /** The most customers one page holds. */
  public static final int PAGE = 1_000;

  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]+@[^\\s@<>\",;]+\\.[^\\s@.]+");

  private final CustomerMapper mapper;
  private final Nudges nudges;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Customers(
      CustomerMapper mapper,
      Nudges nudges,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.nudges = nudges;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Customer byId(long id) {
    return byIds(List.of(id)).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("customer", Long.toString(id)));
  }

  /** Those there are, in id order; one statement. */
  public List<Customer> byIds(Collection<Long> ids) {
    return ids.isEmpty() ? List.of() : mapper.byIds(ids.toArray(Long[]::new));
  }

  /** The customers whose invoices this one pays, itself not among them, in number order. */
  public List<Customer> paidBy(long payerId, int limit) {
    return mapper.paidBy(payerId, Math.min(limit, PAGE));
  }

  /**
   * @throws NotThere when there is none with this number
   */
  public Customer byNumber(String number) {
    return mapper.byNumber(number).orElseThrow(() -> new NotThere("customer", number));
  }

  /**
   * A page of customers by number.
   *
   * @param search part of the number, name or city in any case; null or empty for all
   * @param after the number after which the page begins; null for the first
   * @param limit at most {@link #PAGE}
   */
  public List<Customer> list(String search, String after, int limit) {
    return mapper.list(pattern(search), after, Math.min(limit, PAGE));
  }

  /** How many {@link #list} would show on all its pages together. */
  public long count(String search) {
    return mapper.count(pattern(search));
  }

  /** A customer's contacts, accounts payable first. */
  public List<Contact> contacts(long customerId) {
    return contacts(List.of(customerId));
  }

  /** The contacts of several customers, by customer, accounts payable first; one statement. */
  public List<Contact> contacts(Collection<Long> customerIds) {
    return customerIds.isEmpty() ? List.of() : mapper.contacts(customerIds.toArray(Long[]::new));
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Contact contact(long contactId) {
    return mapper
        .contact(contactId)
        .orElseThrow(() -> new NotThere("contact", Long.toString(contactId)));
  }

  /** The address does not work (any more): nothing is sent there until it is corrected. */
  @Transactional
  public void retireEmail(long contactId, String reason) {
    Contact contact = contact(contactId);
    if (mapper.retireEmail(contactId, reason, clock.instant()) > 0) {
      say(
          contact,
          "system",
          "The address %s is out of use: %s.".formatted(contact.email(), reason));
    }
  }

  /**
   * A working address takes the place of the old one, retired or not.
   *
   * @throws BrokenRule when it is no e-mail address or this customer has the same contact already
   */
  @Transactional
  public void correctEmail(long contactId, String email) {
    Contact contact = contact(contactId);
    if (email == null || !EMAIL.matcher(email.strip()).matches()) {
      throw new BrokenRule(
          "\"%s\" is not an e-mail address. Give one like name@company.example.".formatted(email));
    }
    try {
      mapper.correctEmail(contactId, email.strip());
    } catch (DuplicateKeyException twice) {
      throw new BrokenRule(
          "This customer has a contact with the address %s already. Use that one."
              .formatted(email));
    }
    say(contact, "system", "The address of a contact is now %s.".formatted(email.strip()));
  }

  /** A letter came back: nothing is posted there until the address is corrected. */
  @Transactional
  public void retireAddress(long customerId, String reason, String by) {
    if (mapper.retireAddress(customerId, reason, clock.instant()) > 0) {
      say(customerId, by, "The postal address is out of use: %s.".formatted(reason));
    }
  }

  /**
   * A working postal address takes the place of the old one, retired or not.
   *
   * @param by user id
   * @throws BrokenRule when street or city is missing
   */
  @Transactional
  public void correctAddress(long customerId, Place place, String by) {
    mapper.correctAddress(customerId, place);
    say(customerId, by, "The postal address is now %s.".formatted(place));
  }

  /**
   * Street and town within a customer's country.
   *
   * @param postalCode null where there is none
   */
  public record Place(String street, String postalCode, String city) {

    public Place {
      if (street == null || street.isBlank() || city == null || city.isBlank()) {
        throw new BrokenRule("A postal address needs a street and a city. Give both.");
      }
      street = street.strip();
      postalCode = postalCode == null || postalCode.isBlank() ? null : postalCode.strip();
      city = city.strip();
    }

    @Override
    public String toString() {
      return street + ", " + (postalCode == null ? "" : postalCode + " ") + city;
    }
  }

  /**
   * Somebody else looks after these customers from now on; those it looks after already stay.
   *
   * @param owner user id of a collector; whether there is one is the caller's to check
   * @return those that changed hands
   */
  @Transactional
  public List<Long> handOver(Collection<Long> customerIds, String owner, String by) {
    List<HandedOver.Hand> hands =
        customerIds.isEmpty()
            ? List.of()
            : mapper.handOver(customerIds.toArray(Long[]::new), owner);
    if (!hands.isEmpty()) {
      timeline.addAll(
          hands.stream()
              .map(
                  hand ->
                      new Timeline.Entry(
                          "receivables",
                          "owner",
                          hand.customerId(),
                          null,
                          by,
                          hand.words(owner),
                          null))
              .toList());
      events.publishEvent(new HandedOver(hands, owner));
    }
    return hands.stream().map(HandedOver.Hand::customerId).toList();
  }

  private void say(Contact contact, String actor, String what) {
    say(contact.customerId(), actor, what);
  }

  private void say(long customerId, String actor, String what) {
    nudges.about(mapper.pastDueWritingTo(customerId, clock.instant()), "address");
    timeline.add(new Timeline.Entry("receivables", "address", customerId, null, actor, what, null));
  }

  private static String pattern(String search) {
    return search == null || search.isBlank()
        ? null
        : "%" + search.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
