package org.dunwell.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.contact.process.ContactTaskProcess;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Addresses that do not work and wait for a person to find the right one. */
@Component
public class AddressTasks {

  /**
   * An address that does not work.
   *
   * @param contactId whose e-mail address; null for the customer's postal address
   * @param reason what the mail server said, or the post
   */
  record Cause(long customerId, Long contactId, long messageId, String reason) {}

  /**
   * What the person who looks for the address has to know.
   *
   * @param owner user id of the customer's collector, or null
   * @param customer name and number
   * @param email the address that does not work; a postal one when there is no contact
   */
  public record AddressTask(
      long id,
      long customerId,
      Long contactId,
      String owner,
      String customer,
      String email,
      String reason) {

    /** Whether it is a postal address. */
    public boolean isPost() {
      return contactId == null;
    }
  }

  /**
   * What that person found.
   *
   * @param outcome {@code corrected} or {@code no-address}
   * @param email the right e-mail address, when corrected
   * @param place the right postal address, a line each for street and town, when corrected
   * @param by user id
   */
  public record Found(String outcome, String email, String place, String by) {}

  /** The form was sent with something missing or wrong; nothing was stored. */
  public static class AddressNotUsable extends BrokenRule {
    AddressNotUsable(String message) {
      super(message);
    }
  }

  private static final Pattern TOWN = Pattern.compile("(\\S*\\d\\S*)?\\s*(.*)");

  private final AddressTaskMapper mapper;
  private final ContactTaskProcess process;
  private final Customers customers;
  private final Timeline timeline;
  private final Clock clock;

  AddressTasks(
      AddressTaskMapper mapper,
      ContactTaskProcess process,
      Customers customers,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.process = process;
    this.customers = customers;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Opens a task about a contact unless one is open. */
  void open(Cause cause, Instant now) {
    mapper.open(cause, now).ifPresent(id -> mapper.startedAs(id, process.start(id)));
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
   * Ends a task: with the right address, or because there is none and the customer is called from
   * now on.
   *
   * @throws AddressNotUsable when nothing was chosen or the address is still the wrong one
   * @throws BrokenRule when it is no e-mail address
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(long id, Found found) {
    AddressTask task = byId(id);
    if ("corrected".equals(found.outcome())) {
      correct(task, found);
    } else if ("no-address".equals(found.outcome())) {
      sayThatThereIsNone(task, found.by());
    } else {
      throw new AddressNotUsable("Say whether you found an address or there is none.");
    }
    mapper.end(id, found.by(), found.outcome(), clock.instant());
  }

  private void correct(AddressTask task, Found found) {
    if (task.isPost()) {
      customers.correctAddress(task.customerId(), place(found.place()), found.by());
    } else {
      refuseTheOldOne(task, found.email());
      customers.correctEmail(task.contactId(), found.email());
    }
  }

  /** The last line is the town, with its postal code in front where it begins with a digit. */
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

  private static void refuseTheOldOne(AddressTask task, String email) {
    if (email == null || email.equalsIgnoreCase(task.email())) {
      throw new AddressNotUsable(
          "%s does not work. Give the address that does, or say that there is none."
              .formatted(task.email()));
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
            "There is no %s to write to instead of %s."
                .formatted(task.isPost() ? "postal address" : "e-mail address", task.email()),
            null));
  }
}
