package org.dunwell.contact;

import java.time.Clock;
import java.time.Instant;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.Customers;
import org.springframework.context.ApplicationEventPublisher;
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

  /** A task was opened; the process follows. */
  record Opened(long taskId) {}

  /**
   * What the person who looks for the address has to know.
   *
   * @param customer number and name
   * @param contact name, or empty
   * @param email the address that does not work
   */
  public record AddressTask(
      long id,
      long customerId,
      long contactId,
      String customer,
      String contact,
      String email,
      String reason) {}

  private final AddressTaskMapper mapper;
  private final Customers customers;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AddressTasks(
      AddressTaskMapper mapper,
      Customers customers,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.customers = customers;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** Opens a task about a contact unless one is open. */
  void open(Cause cause, Instant now) {
    mapper.open(cause, now).ifPresent(id -> events.publishEvent(new Opened(id)));
  }

  /** An open task. */
  public AddressTask byId(long id) {
    return mapper
        .byId(id)
        .orElseThrow(() -> new org.dunwell.platform.NotThere("address task", Long.toString(id)));
  }

  /**
   * Ends a task with the right address.
   *
   * @throws BrokenRule when it is no e-mail address or still the old one
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void corrected(long id, String email, String by) {
    AddressTask task = byId(id);
    if (email != null && email.strip().equalsIgnoreCase(task.email())) {
      throw new BrokenRule(
          "%s is the address that does not work. Give another one, or say that there is none."
              .formatted(task.email()));
    }
    customers.correctEmail(task.contactId(), email);
    mapper.end(id, by, "corrected", clock.instant());
  }

  /** Ends a task: there is no address to write to; the customer is called from now on. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void noAddress(long id, String by) {
    AddressTask task = byId(id);
    mapper.end(id, by, "no address", clock.instant());
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
