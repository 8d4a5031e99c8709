package org.dunwell.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dunwell.contact.ContactPolicy.Asked;
import org.dunwell.contact.ContactPolicy.Ruling;
import org.dunwell.contact.ContactPolicy.Situation;
import org.dunwell.contact.ContactRequest.Channel;
import org.springframework.stereotype.Component;

/**
 * Which waiting requests may go on at a moment, and when the others may: decides and changes
 * nothing, so that the round of this minute and a preview of tomorrow's come to the same.
 */
@Component
class Admission {

  /**
   * What is known of some customers.
   *
   * @param people whom we talk to, by customer
   * @param days on which we did
   */
  record Known(Map<Long, Person> people, TouchDays days) {}

  /**
   * What became of the requests.
   *
   * @param going those that may go on
   * @param later those that may not now
   * @param never those that may not at all, by the policy's row
   * @param rows why a customer has to wait, by customer
   */
  record Admitted(
      List<Waiting> going,
      List<Waiting> later,
      Map<String, List<Waiting>> never,
      Map<Long, String> rows) {}

  private final NextContact next;
  private final ContactPolicy policy;

  Admission(NextContact next, ContactPolicy policy) {
    this.next = next;
    this.policy = policy;
  }

  /**
   * Asks the policy once for each customer.
   *
   * @param rulings answers in order, stored or not
   */
  Admitted admit(
      Channel channel,
      List<Waiting> waiting,
      Known known,
      Instant now,
      Function<List<Asked>, List<Ruling>> rulings) {
    List<Asked> asked =
        waiting.stream()
            .map(Waiting::customerId)
            .distinct()
            .sorted()
            .map(id -> new Asked(id, situation(id, known, channel, now)))
            .toList();
    List<Ruling> answers = rulings.apply(asked);
    Map<Long, Ruling> byCustomer = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      byCustomer.put(asked.get(i).customerId(), answers.get(i));
    }
    return sorted(waiting, byCustomer);
  }

  private static Admitted sorted(List<Waiting> waiting, Map<Long, Ruling> rulings) {
    Admitted admitted =
        new Admitted(new ArrayList<>(), new ArrayList<>(), new HashMap<>(), new HashMap<>());
    for (Waiting request : waiting) {
      Ruling ruling = rulings.get(request.customerId());
      if (ruling.allowed()) {
        admitted.going().add(request);
      } else if (ruling.never()) {
        admitted.never().computeIfAbsent(ruling.row(), row -> new ArrayList<>()).add(request);
      } else {
        admitted.later().add(request);
        admitted.rows().put(request.customerId(), ruling.row());
      }
    }
    return admitted;
  }

  private Situation situation(long customer, Known known, Channel channel, Instant at) {
    return policy.situation(known.people().get(customer), known.days(), channel, at);
  }

  /** What the policy says about somebody at a moment; nothing is stored. */
  Ruling ruling(long customer, Known known, Channel channel, Instant at) {
    return policy.preview(situation(customer, known, channel, at));
  }

  /** The next allowed moment after this one, by customer. */
  Map<Long, NextContact.Turn> turns(
      Channel channel, Collection<Waiting> later, Known known, Instant now) {
    Map<Situation, Ruling> asked = new HashMap<>();
    Map<Long, NextContact.Turn> turns = new HashMap<>();
    for (Waiting request : later) {
      turns.computeIfAbsent(
          request.customerId(),
          id -> next.find(search(id, channel, known, asked), now.plusMillis(1)));
    }
    return turns;
  }

  /** The same for those that somebody left out of a day's letter: after that day. */
  Map<Long, NextContact.Turn> turnsAfterToday(
      Channel channel, Collection<Waiting> leftOut, Known known, Instant now) {
    Map<Situation, Ruling> asked = new HashMap<>();
    Map<Long, NextContact.Turn> turns = new HashMap<>();
    for (Waiting request : leftOut) {
      turns.computeIfAbsent(
          request.customerId(),
          id -> next.find(search(id, channel, known, asked), tomorrow(known, id, now)));
    }
    return turns;
  }

  private static Instant tomorrow(Known known, long customer, Instant now) {
    var zone = known.people().get(customer).zone();
    return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static NextContact.Search search(
      long customer, Channel channel, Known known, Map<Situation, Ruling> asked) {
    return new NextContact.Search(known.people().get(customer), known.days(), channel, asked);
  }
}
