package org.dunwell.contact;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.contact.ContactRequest.Channel;
import org.springframework.stereotype.Component;

/** Finds the next moment at which a customer may be contacted. */
@Component
class NextContact {

  /** Letters of a day leave together, when offices open. */
  static final LocalTime LETTERS_AT = LocalTime.of(9, 0);

  /**
   * @param at when the request is looked at next
   * @param deniedBy the row of the policy that denied an earlier moment; null when none did
   */
  record Turn(Instant at, String deniedBy) {}

  private final PersonMapper people;

  NextContact(PersonMapper people) {
    this.people = people;
  }

  /** One turn per request, in order. */
  List<Turn> turns(Collection<ContactRequest> requests, Instant now) {
    Long[] customers =
        requests.stream().map(ContactRequest::customerId).distinct().toArray(Long[]::new);
    Map<Long, Person> persons =
        people.of(customers).stream()
            .collect(Collectors.toMap(Person::customerId, Function.identity()));
    return requests.stream()
        .map(r -> new Turn(boundary(r.channel(), persons.get(r.customerId()).zone(), now), null))
        .toList();
  }

  /** The first moment not before {@code from} at which this channel is looked at. */
  static Instant boundary(Channel channel, ZoneId zone, Instant from) {
    ZonedDateTime local = from.atZone(zone);
    ZonedDateTime at =
        channel == Channel.EMAIL ? local.with(LETTERS_AT) : local.truncatedTo(ChronoUnit.HOURS);
    if (at.toInstant().isBefore(from)) {
      at = channel == Channel.EMAIL ? at.plusDays(1) : at.plusHours(1);
    }
    return at.toInstant();
  }
}
