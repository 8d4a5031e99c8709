package org.dunwell.contact;

import java.time.Clock;
import java.time.Instant;
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
   * @param reason what the mail server said
   */
  record Cause(long customerId, long contactId, long messageId, String reason) {}

  /**
   * What the person who looks for the address has to know.
   *
   * @param owner user id of the customer's collector, or null
   * @param customer name and number
   * @param email the address that does not work
   */
  public record AddressTask(
      long id,
      long customerId,
      long contactId,
      String owner,
      String customer,
      String email,
      String reason) {}

  /**
   * What that person found.
   *
   * @param outcome {@code corrected} or {@code no-address}
   * @param email the right address, when corrected
   * @param by user id
   */
  public record Found(String outcome, String email, String by) {}

  /** The form was sent with something missing or wrong; nothing was stored. */
  public static class AddressNotUsable extends BrokenRule {
    AddressNotUsable(String message) {
      super(message);
    }
  }

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
      refuseTheOldOne(task, found.email());
      customers.correctEmail(task.contactId(), found.email());
    } else if ("no-address".equals(found.outcome())) {
      sayThatThereIsNone(task, found.by());
    } else {
      throw new AddressNotUsable("Say whether you found an address or there is none.");
    }
    mapper.end(id, found.by(), found.outcome(), clock.instant());
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
            "There is no e-mail address to write to instead of %s.".formatted(task.email()),
            null));
  }
}
