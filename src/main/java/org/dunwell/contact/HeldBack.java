package org.dunwell.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dunwell.contact.ContactPolicy.Ruling;
import org.dunwell.contact.ContactPolicy.Situation;
import org.dunwell.contact.ContactRequest.Channel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests that wait because a reply of the customer is unread: nobody likes to be reminded of what
 * he has just explained. They are left out of the rounds for as long; this says so on them, and
 * finds their next moment afterwards.
 */
@Component
public class HeldBack {

  private final RequestMapper requests;
  private final MessageMapper messages;
  private final NextContact next;
  private final Clock clock;

  HeldBack(RequestMapper requests, MessageMapper messages, NextContact next, Clock clock) {
    this.requests = requests;
    this.messages = messages;
    this.next = next;
    this.clock = clock;
  }

  /** A reply came. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void begin(long customerId) {
    requests.holdBack(customerId);
  }

  /** The last unread reply was dealt with: what waits goes on at the next allowed moment. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(long customerId) {
    Instant now = clock.instant();
    Person person = next.people(List.of(customerId)).get(customerId);
    TouchDays days = next.touchDays(List.of(customerId), now);
    Map<Situation, Ruling> asked = new HashMap<>();
    Function<Channel, NextContact.Search> search =
        channel -> new NextContact.Search(person, days, channel, asked);
    Instant later = now.plusMillis(1);
    messages.waitUntil(customerId, next.find(search.apply(Channel.EMAIL), later).at());
    List<RequestMapper.Held> held = requests.heldBack(customerId);
    List<NextContact.Turn> turns =
        held.stream()
            .map(
                request ->
                    next.find(
                        search.apply(channel(request)),
                        request.dueAt().isAfter(now) ? request.dueAt() : later))
            .toList();
    requests.putOff(
        held.stream().map(RequestMapper.Held::id).toArray(Long[]::new),
        turns.stream().map(turn -> turn.at().toString()).toArray(String[]::new),
        turns.stream().map(NextContact.Turn::deniedBy).toArray(String[]::new));
  }

  private static Channel channel(RequestMapper.Held request) {
    return Channel.valueOf(request.channel().toUpperCase(java.util.Locale.ROOT));
  }
}
