package org.dunwell.receivables.contacts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Nudges;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The contacts of customers as people keep them. Each change stands on the customer's timeline with
 * who made it, and the cases that depend on it are looked at again.
 */
@Component
public class ContactBook {

  private static final int LONGEST_REASON = 500;

  private final ContactBookMapper mapper;
  private final Customers customers;
  private final Nudges nudges;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ContactBook(
      ContactBookMapper mapper,
      Customers customers,
      Nudges nudges,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.customers = customers;
    this.nudges = nudges;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @return the new contact's id
   * @throws BrokenRule when the customer has the same contact already
   */
  @Transactional
  public long add(long customerId, ContactEntry entry, String by) {
    ContactEntry dialled = entry.dialled(customers.byId(customerId).country());
    long id =
        unique(
            () ->
                mapper.insert(new ContactBookMapper.New(customerId, dialled, by, clock.instant())));
    say(customerId, by, "Contact added: %s.".formatted(words(dialled)));
    return id;
  }

  /**
   * Puts this in the place of what was known; an address or number that was out of use and is
   * another one now is in use again.
   *
   * @throws BrokenRule when the customer has the same contact already
   */
  @Transactional
  public void change(long contactId, ContactEntry entry, String by) {
    Contact before = customers.contact(contactId);
    ContactEntry dialled = dialled(before, entry);
    unique(() -> mapper.update(new ContactBookMapper.New(contactId, dialled, by, clock.instant())));
    String what = changes(before, dialled);
    if (!what.isEmpty()) {
      say(before.customerId(), by, "Contact %s changed: %s.".formatted(words(before), what));
      events.publishEvent(new ContactChanged(contactId, by));
    }
  }

  /** A number that was there before stays as it is, whether or not it can be dialled. */
  private ContactEntry dialled(Contact before, ContactEntry entry) {
    return Objects.equals(before.phone(), entry.phone())
        ? entry
        : entry.dialled(customers.byId(before.customerId()).country());
  }

  /** How somebody there may be reached has changed: the cases are looked at again. */
  @Transactional
  public void reachChanged(long customerId) {
    nudges.about(mapper.pastDueReachedBy(customerId, clock.instant()), "contact");
  }

  /**
   * Nobody is to be reached there any more, neither by mail nor by phone.
   *
   * @throws BrokenRule without a reason
   */
  @Transactional
  public void retire(long contactId, String reason, String by) {
    String why = reason(reason);
    Contact contact = customers.contact(contactId);
    if (mapper.retire(contactId, why, clock.instant()) > 0) {
      say(contact.customerId(), by, "Contact %s is out of use: %s.".formatted(words(contact), why));
    }
  }

  /** The number is wrong: nobody calls it until it is corrected; twice changes nothing. */
  @Transactional
  public void retirePhone(long contactId, String reason, String by) {
    Contact contact = customers.contact(contactId);
    if (mapper.retirePhone(contactId, reason, clock.instant()) > 0) {
      say(
          contact.customerId(),
          by,
          "The number %s is out of use: %s.".formatted(contact.phone(), reason));
    }
  }

  /**
   * A working number takes the place of the old one, retired or not.
   *
   * @throws BrokenRule when it is no telephone number or the customer has the same contact already
   */
  @Transactional
  public void correctPhone(long contactId, String phone, String by) {
    Contact contact = customers.contact(contactId);
    String number =
        ContactEntry.dialled(
            ContactEntry.number(phone), customers.byId(contact.customerId()).country());
    if (number == null) {
      throw new BrokenRule("Give the telephone number that works.");
    }
    unique(() -> mapper.correctPhone(contactId, number));
    say(
        contact.customerId(),
        by,
        "The number of %s is now %s, was %s.".formatted(words(contact), number, contact.phone()));
  }

  /** The number was right after all. */
  @Transactional
  public void reinstatePhone(long contactId, String by) {
    Contact contact = customers.contact(contactId);
    if (mapper.reinstatePhone(contactId) > 0) {
      say(contact.customerId(), by, "The number %s is in use again.".formatted(contact.phone()));
    }
  }

  private void say(long customerId, String by, String what) {
    nudges.about(mapper.pastDueReachedBy(customerId, clock.instant()), "contact");
    timeline.add(new Timeline.Entry("receivables", "contact", customerId, null, by, what, null));
  }

  private static <T> T unique(java.util.function.Supplier<T> write) {
    try {
      return write.get();
    } catch (DuplicateKeyException twice) {
      throw new BrokenRule("This customer has the very same contact already. Use that one.");
    }
  }

  private static String reason(String reason) {
    if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
      throw new BrokenRule(
          "Say in up to %d characters why nobody is to be reached there any more."
              .formatted(LONGEST_REASON));
    }
    return reason.strip();
  }

  private static String changes(Contact before, ContactEntry after) {
    List<String> changes = new ArrayList<>();
    change(changes, "name", before.name(), after.name());
    change(changes, "role", before.role(), after.role());
    change(changes, "e-mail", before.email(), after.email());
    change(changes, "phone", before.phone(), after.phone());
    change(changes, "language", before.language(), after.language());
    change(changes, "mail wanted", yes(before.emailConsent()), yes(after.emailConsent()));
    change(changes, "calls wanted", yes(before.phoneConsent()), yes(after.phoneConsent()));
    change(changes, "texts wanted", yes(before.textConsent()), yes(after.textConsent()));
    return String.join(", ", changes);
  }

  private static void change(List<String> changes, String what, String before, String after) {
    if (!Objects.equals(before, after)) {
      changes.add(
          "%s %s, was %s"
              .formatted(what, after == null ? "none" : after, before == null ? "none" : before));
    }
  }

  private static String yes(boolean wanted) {
    return wanted ? "yes" : "no";
  }

  private static String words(ContactEntry entry) {
    return Optional.ofNullable(entry.name())
        .or(() -> Optional.ofNullable(entry.email()))
        .orElse(entry.phone());
  }

  private static String words(Contact contact) {
    return Optional.ofNullable(contact.name())
        .or(() -> Optional.ofNullable(contact.email()))
        .orElse(contact.phone());
  }
}
