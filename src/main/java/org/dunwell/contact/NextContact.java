package org.dunwell.contact;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.ContactPolicy.Ruling;
import org.dunwell.contact.ContactPolicy.Situation;
import org.dunwell.contact.ContactRequest.Channel;
import org.springframework.stereotype.Component;

/** Finds the next moment at which a customer may be contacted, by asking the contact policy. */
@Component
class NextContact {

  /** Letters of a day leave together, when offices open. */
  static final LocalTime LETTERS_AT = LocalTime.of(9, 0);

  /** A policy that denies for longer is asked again then. */
  private static final Duration HORIZON = Duration.ofDays(30);

  /** What the policy looks back on, with a day to spare for the difference of zones. */
  private static final Duration TOUCHES = Duration.ofDays(8);

  /**
   * When a request is looked at next.
   *
   * @param deniedBy the row of the policy that denied the first moment asked about; null when that
   *     was allowed
   */
  record Turn(Instant at, String deniedBy) {}

  private record Line(long customerId, Channel channel) {}

  private final Recipients people;
  private final TouchMapper touches;
  private final ContactPolicy policy;

  NextContact(Recipients people, TouchMapper touches, ContactPolicy policy) {
    this.people = people;
    this.touches = touches;
    this.policy = policy;
  }

  /** One turn per request, in order. */
  List<Turn> turns(Collection<ContactRequest> requests, Instant now) {
    List<Long> customers = requests.stream().map(ContactRequest::customerId).distinct().toList();
    return turns(requests, new Admission.Known(people(customers), touchDays(customers, now)), now);
  }

  /** The same for customers of whom all is known. */
  List<Turn> turns(Collection<ContactRequest> requests, Admission.Known known, Instant now) {
    Map<Line, Turn> turns = new HashMap<>();
    Map<Situation, Ruling> asked = new HashMap<>();
    return requests.stream()
        .map(
            request ->
                turns.computeIfAbsent(
                    new Line(request.customerId(), request.channel()),
                    line ->
                        find(
                            new Search(
                                known.people().get(line.customerId()),
                                known.days(),
                                line.channel(),
                                asked),
                            now)))
        .toList();
  }

  /** Whom we talk to, by customer. */
  Map<Long, Person> people(Collection<Long> customers) {
    return people.of(customers);
  }

  TouchDays touchDays(Collection<Long> customers, Instant now) {
    return new TouchDays(
        touches.days(customers.toArray(Long[]::new), Timestamp.from(now.minus(TOUCHES))));
  }

  /**
   * Whose turn is looked for.
   *
   * @param asked what the policy answered before in the same search of many
   */
  record Search(Person person, TouchDays days, Channel channel, Map<Situation, Ruling> asked) {}

  /** The first allowed moment not before {@code from}. */
  Turn find(Search search, Instant from) {
    ZoneId zone = search.person().zone();
    Instant end = from.plus(HORIZON);
    String deniedBy = null;
    Instant at = boundary(search.channel(), zone, from);
    while (at.isBefore(end)) {
      Situation situation = policy.situation(search.person(), search.days(), search.channel(), at);
      Ruling ruling = search.asked().computeIfAbsent(situation, policy::preview);
      if (ruling.allowed()) {
        return new Turn(at, deniedBy);
      }
      deniedBy = deniedBy == null ? ruling.row() : deniedBy;
      if (ruling.never()) {
        // said at the next round of letters, not at once: what comes of it must not run in circles
        return new Turn(boundary(Channel.EMAIL, zone, from), deniedBy);
      }
      at = boundary(search.channel(), zone, at.plusMillis(1));
    }
    return new Turn(at, deniedBy);
  }

  /** The first moment not before {@code from} at which this channel is looked at. */
  static Instant boundary(Channel channel, ZoneId zone, Instant from) {
    ZonedDateTime local = from.atZone(zone);
    ZonedDateTime at =
        channel.isWritten() ? local.with(LETTERS_AT) : local.truncatedTo(ChronoUnit.HOURS);
    if (at.toInstant().isBefore(from)) {
      at = channel.isWritten() ? at.plusDays(1) : at.plusHours(1);
    }
    return at.toInstant();
  }
}
