package org.dunwell.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.contact.ContactPolicy.Asked;
import org.dunwell.contact.ContactPolicy.Ruling;
import org.dunwell.contact.ContactPolicy.Situation;
import org.dunwell.contact.ContactRequest.Channel;
import org.springframework.stereotype.Component;

/**
 * Waiting requests meet the policy: those of customers who may be contacted now go on, the others
 * are put off to the next allowed moment or end. All requests of a customer on one channel go
 * together, also those that were put off further: who hears from us hears everything.
 */
@Component
class Round {

  /**
   * What goes on.
   *
   * @param people whom we talk to, by customer
   * @param days on which we did, for putting off once more
   */
  record Allowed(List<Waiting> requests, Map<Long, Person> people, TouchDays days) {}

  private final RequestMapper requests;
  private final NextContact next;
  private final ContactPolicy policy;
  private final RequestEnds ends;

  Round(RequestMapper requests, NextContact next, ContactPolicy policy, RequestEnds ends) {
    this.requests = requests;
    this.next = next;
    this.policy = policy;
    this.ends = ends;
  }

  /** Locks the requests of these customers and asks the policy once for each customer. */
  Allowed ask(Channel channel, List<Long> customers, Instant now) {
    List<Waiting> waiting = requests.lockWaiting(channel.code(), customers.toArray(Long[]::new));
    List<Long> ids = waiting.stream().map(Waiting::customerId).distinct().sorted().toList();
    Map<Long, Person> people = next.people(ids);
    TouchDays days = next.touchDays(ids, now);
    Map<Long, Ruling> rulings = rulings(channel, ids, people, days, now);
    Map<Boolean, List<Waiting>> allowed =
        waiting.stream()
            .collect(
                Collectors.partitioningBy(request -> rulings.get(request.customerId()).allowed()));
    Allowed going = new Allowed(allowed.get(true), people, days);
    deny(channel, allowed.get(false), rulings, new Allowed(List.of(), people, days), now);
    return going;
  }

  private Map<Long, Ruling> rulings(
      Channel channel, List<Long> ids, Map<Long, Person> people, TouchDays days, Instant now) {
    List<Asked> asked =
        ids.stream()
            .map(id -> new Asked(id, policy.situation(people.get(id), days, channel, now)))
            .toList();
    List<Ruling> rulings = policy.decide(asked);
    Map<Long, Ruling> byCustomer = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      byCustomer.put(ids.get(i), rulings.get(i));
    }
    return byCustomer;
  }

  private void deny(
      Channel channel,
      List<Waiting> denied,
      Map<Long, Ruling> rulings,
      Allowed known,
      Instant now) {
    List<Waiting> later = new ArrayList<>();
    Map<String, List<Waiting>> never = new HashMap<>();
    for (Waiting request : denied) {
      Ruling ruling = rulings.get(request.customerId());
      if (ruling.never()) {
        never.computeIfAbsent(ruling.row(), row -> new ArrayList<>()).add(request);
      } else {
        later.add(request);
      }
    }
    never.forEach((row, some) -> ends.fail(some, row, now));
    putOff(channel, later, known, now);
  }

  /** To the next allowed moment after this one. */
  void putOff(Channel channel, Collection<Waiting> later, Allowed known, Instant now) {
    if (later.isEmpty()) {
      return;
    }
    Map<Situation, Ruling> asked = new HashMap<>();
    Map<Long, NextContact.Turn> turns = new HashMap<>();
    for (Waiting request : later) {
      turns.computeIfAbsent(
          request.customerId(),
          id ->
              next.find(
                  new NextContact.Search(known.people().get(id), known.days(), channel, asked),
                  now.plusMillis(1)));
    }
    requests.putOff(
        later.stream().map(Waiting::id).toArray(Long[]::new),
        later.stream().map(r -> turns.get(r.customerId()).at().toString()).toArray(String[]::new),
        later.stream().map(r -> turns.get(r.customerId()).deniedBy()).toArray(String[]::new));
  }
}
