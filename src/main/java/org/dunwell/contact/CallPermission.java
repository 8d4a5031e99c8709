package org.dunwell.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.dunwell.contact.ContactPolicy.Asked;
import org.dunwell.contact.ContactPolicy.Ruling;
import org.dunwell.contact.ContactPolicy.Situation;
import org.dunwell.contact.ContactRequest.Channel;
import org.springframework.stereotype.Component;

/** Whether a customer may be called at this moment. */
@Component
public class CallPermission {

  /**
   * Why not.
   *
   * @param why as the row of the policy says it
   * @param next when it may be tried; null: never over the telephone
   */
  public record Refusal(String why, Instant next) {}

  private final NextContact contacts;
  private final ContactPolicy policy;
  private final Clock clock;

  CallPermission(NextContact contacts, ContactPolicy policy, Clock clock) {
    this.contacts = contacts;
    this.policy = policy;
    this.clock = clock;
  }

  /** Asks the policy and stores what it has decided; empty when the customer may be called. */
  public Optional<Refusal> refusal(long customerId) {
    Instant now = clock.instant();
    Person person = contacts.people(List.of(customerId)).get(customerId);
    TouchDays days = contacts.touchDays(List.of(customerId), now);
    Situation situation = policy.situation(person, days, Channel.PHONE, now);
    Ruling ruling = policy.decide(List.of(new Asked(customerId, situation))).get(0);
    if (ruling.allowed()) {
      return Optional.empty();
    }
    NextContact.Search search =
        new NextContact.Search(person, days, Channel.PHONE, new HashMap<>());
    Instant next = ruling.never() ? null : contacts.find(search, now).at();
    return Optional.of(new Refusal(ruling.row().replaceFirst("^[^:]*: *", ""), next));
  }
}
