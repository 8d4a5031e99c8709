package org.dunwell.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.contact.process.ContactTaskProcess;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.contacts.ContactBook;
import org.dunwell.receivables.contacts.ContactChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Addresses and numbers that do not work and wait for a person to find the right one. */
@Component
public class AddressTasks {

  /**
   * What the person who looks for the address has to know.
   *
   * @param owner user id of the customer's collector, or null
   * @param customer name and number
   * @param medium {@code email}, {@code post} or {@code phone}
   * @param address the address or number that does not work
   */
  public record AddressTask(
      long id,
      long customerId,
      Long contactId,
      String medium,
      String owner,
      String customer,
      String address,
      String reason) {}

  /** An open task and the engine's instance of it. */
  record Open(long id, long customerId, String instance) {}

  /**
   * What that person found.
   *
   * @param outcome {@code corrected} or {@code no-address}
   * @param email the right e-mail address, when corrected
   * @param phone the right telephone number, when corrected
   * @param place the right postal address, a line each for street and town, when corrected
   * @param by user id
   */
  public record Found(String outcome, String email, String phone, String place, String by) {}

  /** The form was sent with something missing or wrong; nothing was stored. */
  public static class AddressNotUsable extends BrokenRule {
    AddressNotUsable(String message) {
      super(message);
    }
  }

  private static final Pattern TOWN = Pattern.compile("((?:\\S*\\d\\S*(?:\\s+|$))*)(.*)");

  private final AddressTaskMapper mapper;
  private final ContactTaskProcess process;
  private final Customers customers;
  private final ContactBook contacts;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AddressTasks(
      AddressTaskMapper mapper,
      ContactTaskProcess process,
      Customers customers,
      ContactBook contacts,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.process = process;
    this.customers = customers;
    this.contacts = contacts;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** Opens a task about an address or number unless one is open. */
  void open(WrongAddress cause, Instant now) {
    mapper
        .open(cause, now)
        .ifPresent(
            id -> {
              mapper.startedAs(id, process.start(id));
              changed(cause.customerId());
            });
  }

  /** Somebody has corrected it on the customer's page. */
  @EventListener
  void on(ContactChanged news) {
    withdrawNeedless(news.contactId(), news.by());
  }

  /** Nobody has to look any more for what of this contact is in use again. */
  void withdrawNeedless(long contactId, String by) {
    for (Open task : mapper.needless(contactId)) {
      mapper.end(task.id(), by, "withdrawn", clock.instant());
      process.withdraw(task.instance(), "the address or number is in use again");
      changed(task.customerId());
    }
  }

  private void changed(long customerId) {
    events.publishEvent(new AddressTasksChanged(List.of(customerId)));
  }

  /**
   * An open task.
   *
   * @throws NotThere when there is none or it has ended
   */
  public AddressTask byId(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("address task", Long.toString(id)));
  }

  /**
   * Ends a task: with the right address or number, or because there is none and the customer is
   * reached another way from now on.
   *
   * @throws AddressNotUsable when nothing was chosen or it is still the wrong one
   * @throws BrokenRule when it is no e-mail address, no telephone number, no postal address
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(long id, Found found) {
    AddressTask task = byId(id);
    if ("corrected".equals(found.outcome())) {
      correct(task, found);
    } else if ("no-address".equals(found.outcome())) {
      sayThatThereIsNone(task, found.by());
    } else {
      throw new AddressNotUsable("Say whether you found the right one or there is none.");
    }
    mapper.end(id, found.by(), found.outcome(), clock.instant());
    changed(task.customerId());
  }

  private void correct(AddressTask task, Found found) {
    switch (task.medium()) {
      case "post" -> customers.correctAddress(task.customerId(), place(found.place()), found.by());
      case "phone" -> {
        refuseTheOldOne(task, found.phone(), AddressTasks::digits);
        contacts.correctPhone(task.contactId(), found.phone(), found.by());
      }
      default -> {
        refuseTheOldOne(task, found.email(), email -> email.toLowerCase(Locale.ROOT));
        customers.correctEmail(task.contactId(), found.email());
      }
    }
  }

  /** A number is the same one however it is written. */
  private static String digits(String phone) {
    return phone.replaceAll("[^0-9+x]", "");
  }

  /** The last line is the town, with its postal code in front: words with a digit in them. */
  private static Customers.Place place(String typed) {
    List<String> lines = typed == null ? List.of() : typed.strip().lines().toList();
    if (lines.size() < 2) {
      throw new AddressNotUsable(
          "Write the street in one line and postal code and city in the next.");
    }
    Matcher town = TOWN.matcher(lines.get(lines.size() - 1).strip());
    town.matches();
    String street = String.join(", ", lines.subList(0, lines.size() - 1));
    return new Customers.Place(street, town.group(1), town.group(2));
  }

  private static void refuseTheOldOne(AddressTask task, String found, UnaryOperator<String> bare) {
    if (found == null || bare.apply(found).equals(bare.apply(task.address()))) {
      throw new AddressNotUsable(
          "%s does not work. Give the %s that does, or say that there is none."
              .formatted(task.address(), task.medium().equals("phone") ? "number" : "address"));
    }
  }

  private void sayThatThereIsNone(AddressTask task, String by) {
    timeline.add(
        new Timeline.Entry(
            "contact",
            "address",
            task.customerId(),
            null,
            by,
            "There is no %s instead of %s."
                .formatted(
                    switch (task.medium()) {
                      case "post" -> "postal address to write to";
                      case "phone" -> "telephone number to call";
                      default -> "e-mail address to write to";
                    },
                    task.address()),
            null));
  }
}
